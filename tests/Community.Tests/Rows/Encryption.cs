using Community.Rules;
using MongoEtl.Cli;

namespace Community.Tests.Rows;

/// <summary>Message encryption under the keys of 6.5.</summary>
internal static class Encryption
{
    public const string MasterKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    public const string OldKey = "0123456789abcdef0123456789abcdef";
    public const string OldNonce = "abcdefgh";

    /// <summary>With some settings above those.</summary>
    public static MessageEncryption With(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string> { ["ENCRYPTION_KEY"] = MasterKey, ["OLD_ENCRYPTION_KEY"] = OldKey, ["OLD_ENCRYPTION_NONCE"] = OldNonce };
        foreach (var (name, value) in settings)
            values[name] = value;
        return CommunitySettings.EncryptionOf(ProjectSettings.Of(values, CommunitySettings.All));
    }
}
