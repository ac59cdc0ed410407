using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using MongoEtl;
using MongoEtl.Cli;

namespace Community.Rules;

// The settings of re-encryption.
public static partial class CommunitySettings
{
    /// <summary>The mode that writes the default scheme of 0.7.</summary>
    public const string ModeScoped = "v1";

    /// <summary>The mode that writes the scheme of 6.2.</summary>
    public const string ModeCompatible = "compatible";

    /// <summary>The mode that copies.</summary>
    public const string ModeOff = "off";

    /// <summary>Name of the setting of the old scheme's key.</summary>
    public const string OldKey = "OLD_ENCRYPTION_KEY";

    /// <summary>Name of the setting of the old scheme's nonce.</summary>
    public const string OldNonce = "OLD_ENCRYPTION_NONCE";

    private const string Key = "ENCRYPTION_KEY";
    private const string Mode = "ENCRYPTION_MODE";
    private const string Iv = "ENCRYPTION_IV";
    private const string KeepPlainText = "KEEP_PLAINTEXT";
    private const int IdBytes = 4;

    private static ProjectSetting[] OfEncryption =>
    [
        new(Mode, $"How texts of messages are written: {ModeScoped} (authenticated, under keys of each room's own that come from ENCRYPTION_KEY), "
            + $"{ModeCompatible} (the scheme of the migration before, for readers that know no other; needs {Iv}), or {ModeOff} (copied as they are).")
        {
            Default = ModeScoped,
            Example = ModeCompatible,
        },
        new(Iv, $"In mode {ModeCompatible} the IV under which rooms' encryption_data is encrypted: 32 hexadecimal digits.")
        {
            Example = "00000000... (32 hexadecimal digits)",
            IsSecret = true,
        },
        new(OldKey, $"The key that texts of messages were encrypted with, as the old application has it: a text. Needed unless {Mode} is {ModeOff}.")
        {
            Example = "'the old key'",
            IsSecret = true,
        },
        new(OldNonce, "The nonce (\"iv\") that goes with it: a text.") { Example = "'nonce'", IsSecret = true },
        new(KeepPlainText, "Whether texts of messages are stored in clear too, in content_decrypted: true or false.") { Default = "false", Example = "true" },
    ];

    /// <summary>How texts of messages are read and written.</summary>
    /// <exception cref="SettingException">A key is absent, or a setting is wrong.</exception>
    public static MessageEncryption EncryptionOf(ProjectSettings settings)
    {
        var keeps = settings.Find(KeepPlainText) switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw settings.Wrong(KeepPlainText, "write true or false"),
        };
        return settings.Find(Mode) switch
        {
            null or ModeScoped => new ScopedEncryption(Master(settings), Old(settings), keeps, OldId(settings)),
            ModeCompatible => new CompatibleEncryption(Master(settings), MasterIv(settings), Old(settings), keeps, OldId(settings)),
            ModeOff => new NoEncryption(keeps),
            _ => throw settings.Wrong(Mode, $"write {ModeScoped}, {ModeCompatible} or {ModeOff}"),
        };
    }

    private static MasterKey Master(ProjectSettings settings) => new(Hex(settings, Key, MasterKey.Length));

    private static byte[] MasterIv(ProjectSettings settings) => Hex(settings, Iv, PasswordTextCipher.IvBytes);

    private static Salsa20TextCipher Old(ProjectSettings settings) => new(settings.Require(OldKey), settings.Require(OldNonce));

    /// <summary>Tells old keys apart. Under the master key, because a plain digest of a text that somebody chose could be guessed back.</summary>
    private static string OldId(ProjectSettings settings)
    {
        var old = Encoding.UTF8.GetBytes($"{settings.Require(OldKey)}\0{settings.Require(OldNonce)}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Hex(settings, Key, MasterKey.Length), old)[..IdBytes]);
    }

    private static byte[] Hex(ProjectSettings settings, string name, int count)
    {
        var text = settings.Require(name);
        var bytes = new byte[count];
        return text.Length == 2 * count && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done
            ? bytes
            : throw settings.Wrong(name, $"write {2 * count} hexadecimal digits, for example what `openssl rand -hex {count}` prints");
    }
}
