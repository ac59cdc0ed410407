using MongoEtl;

namespace Community.Rules;

/// <summary>Mode <c>v1</c>: keys of its own for each room, authenticated.</summary>
public sealed class ScopedEncryption(MasterKey master, Salsa20TextCipher old, bool keepsPlainText, string oldId)
    : MessageEncryption(old, keepsPlainText, $"{CommunitySettings.ModeScoped}, key {master.Id}, old {oldId}")
{
    private readonly ScopedTextCipher _cipher = new(master);

    /// <inheritdoc/>
    public override string Write(Guid room, string messageId, string plainText) => _cipher.Encrypt(room, messageId, plainText);

    /// <summary><c>v1:</c> and the key id.</summary>
    public override string RoomData(string? source) => _cipher.Label;
}
