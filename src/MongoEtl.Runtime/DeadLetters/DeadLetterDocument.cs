namespace MongoEtl.Runtime;

/// <summary>Reads the document of a dead letter, which is stored encrypted where its entity holds sensitive values.</summary>
public static class DeadLetterDocument
{
    /// <summary>True when the bytes are encrypted.</summary>
    public static bool IsEncrypted(DeadLetter letter) => LetterCipher.IsEncrypted(letter.Document);

    /// <summary>The raw BSON in the clear; empty where the source no longer had the document.</summary>
    /// <param name="letter">A stored dead letter.</param>
    /// <param name="encryptionKey">The 32-byte master key (<c>ENCRYPTION_KEY</c>), or null.</param>
    /// <exception cref="MigrationException">The bytes are encrypted and the key is absent or another.</exception>
    public static byte[] Open(DeadLetter letter, byte[]? encryptionKey) => new LetterFactory(encryptionKey).Open(letter);
}
