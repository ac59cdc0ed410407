namespace Community.Rules;

/// <summary>Mode <c>off</c>: texts are copied, whatever they are.</summary>
public sealed class NoEncryption(bool keepsPlainText) : MessageEncryption(null, keepsPlainText, CommunitySettings.ModeOff)
{
    /// <inheritdoc/>
    public override string Write(Guid room, string messageId, string plainText) => plainText;

    /// <summary>What the source has.</summary>
    public override string RoomData(string? source) => source ?? "";
}
