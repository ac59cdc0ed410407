using MongoEtl;

namespace Community.Rules;

/// <summary>Mode <c>compatible</c>: one key for all texts, as readers of the migration before know it (6.2). Its weaknesses are those of 6.6.</summary>
public sealed class CompatibleEncryption(MasterKey master, ReadOnlySpan<byte> masterIv, Salsa20TextCipher old, bool keepsPlainText, string oldId)
    : MessageEncryption(old, keepsPlainText, $"{CommunitySettings.ModeCompatible}, key {master.Id}, envelope {EnvelopeId(master, masterIv)}, old {oldId}")
{
    // No secret: 6.2 has it in every installation. What protects texts is nothing but the envelope.
    private const string Password = "some password";

    private readonly PasswordTextCipher _cipher = new(Password);
    private readonly string _envelope = Envelope(master, masterIv);

    /// <summary>Reads texts that this mode wrote; their scheme has no scopes.</summary>
    public static StoredTextForm Form { get; } = FormOf(new PasswordTextCipher(Password));

    // The envelope depends on the IV, and is no secret: it is in every room.
    private static string EnvelopeId(MasterKey master, ReadOnlySpan<byte> masterIv) => Envelope(master, masterIv)[..8];

    /// <summary>What rooms tell readers under this key and IV.</summary>
    public static string Envelope(MasterKey master, ReadOnlySpan<byte> masterIv) =>
        new PasswordTextCipher(Password).Envelope(master, masterIv);

    private static StoredTextForm FormOf(PasswordTextCipher cipher) =>
        (Guid _, string stored, out string plainText) => cipher.TryDecrypt(stored, out plainText);

    /// <inheritdoc/>
    public override string Write(Guid room, string messageId, string plainText) => _cipher.Encrypt(plainText);

    /// <summary>The envelope, one for all rooms.</summary>
    public override string RoomData(string? source) => _envelope;
}
