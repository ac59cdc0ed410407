namespace MongoEtl;

/// <summary>A text cannot be encrypted or decrypted: the key is of a wrong form, the text was changed or was encrypted with another key, or a round trip
/// failed. The message holds neither key nor plaintext nor ciphertext.</summary>
public sealed class EncryptionException(string message, Exception? inner = null) : Exception(message, inner);
