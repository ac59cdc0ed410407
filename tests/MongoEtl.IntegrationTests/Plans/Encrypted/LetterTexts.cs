using MongoEtl;
using MongoEtl.Cli;

namespace Encrypted;

/// <summary>Writes texts in one of three modes, and compares those of all.</summary>
public sealed class LetterTexts : IFingerprinted
{
    public const string Mode = "LETTER_MODE";

    private readonly ScopedTextCipher _scoped;
    private readonly PasswordTextCipher _compatible = new("a password of this test");
    private readonly string _mode;

    public LetterTexts(ProjectSettings settings)
    {
        var key = MasterKey.Parse(settings.Require("ENCRYPTION_KEY"));
        (_scoped, _mode) = (new ScopedTextCipher(key), settings.Find(Mode) ?? "v1");
        Fingerprint = $"{_mode}, key {key.Id}";
        Comparer = new StoredTextComparer(
            _scoped.TryDecrypt, (Guid _, string stored, out string plaintext) => _compatible.TryDecrypt(stored, out plaintext));
    }

    public string Fingerprint { get; }

    public IPlaintextComparer Comparer { get; }

    public string? Write(Guid scope, string id, string? text) => text is null || _mode == "off" ? text
        : _mode == "compatible" ? _compatible.Encrypt(text) : _scoped.Encrypt(scope, id, text);
}
