using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Encryption;

/// <summary>Texts that are stored in different forms, and whether they are one text.</summary>
public sealed class StoredTextComparerTests
{
    private const string TextId = "507f1f77bcf86cd799439011";
    private static readonly Guid s_scope = new("a05758fe-03e7-5af6-be7e-53694279fe06");
    private static readonly ScopedTextCipher s_scoped = new(new MasterKey(new byte[32]));
    private static readonly PasswordTextCipher s_compatible = new("a password");
    private static readonly Salsa20TextCipher s_old = new("an old key", "nonce");

    private static readonly StoredTextComparer s_comparer = new(
        s_scoped.TryDecrypt,
        (Guid _, string stored, out string plaintext) => s_compatible.TryDecrypt(stored, out plaintext),
        (Guid _, string stored, out string plaintext) => s_old.TryDecrypt(stored, out plaintext));

    private static readonly Func<string, string>[] s_modes =
    [
        text => s_scoped.Encrypt(s_scope, TextId, text),
        s_compatible.Encrypt,
        text => text.Length == 0 ? "" : s_old.Encrypt(text),
        text => text,
    ];

    // Blanks and a letter beyond ASCII: no text is base64 by chance, and few enough that equal ones are met.
    private static readonly Arbitrary<string> Texts = Arb.From(Gen.Choose(0, 3).SelectMany(length =>
        Gen.ArrayOf(Gen.Elements('a', ' ', 'é'), length)).Select(letters => letters.Length == 0 ? "" : $"é{new string(letters)}"));

    private static readonly Arbitrary<int> Modes = Arb.From(Gen.Choose(0, s_modes.Length - 1));

    [Fact]
    public void Texts_are_equal_exactly_if_their_plaintexts_are_whatever_the_modes() => Prop.ForAll(Texts, Texts, (one, other) =>
    {
        foreach (var expected in s_modes)
        {
            foreach (var stored in s_modes)
            {
                var verdict = s_comparer.Compare(expected(one), stored(other), s_scope);
                (verdict == PlaintextVerdict.Equal).ShouldBe(one == other, $"'{one}', '{other}'");
                var isInClear = stored == s_modes[^1] && other.Length > 0;
                var isEncrypted = expected != s_modes[^1] && one.Length > 0;
                (verdict == PlaintextVerdict.Unreadable).ShouldBe(one != other && isInClear && isEncrypted);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Every_changed_bit_of_an_authenticated_text_makes_it_unreadable()
    {
        var stored = s_scoped.Encrypt(s_scope, TextId, "a text");
        // As another process writes it that knows a further id: another IV, the same text.
        var expected = s_scoped.Encrypt(s_scope, TextId + "0", "a text");
        s_comparer.Compare(expected, stored, s_scope).ShouldBe(PlaintextVerdict.Equal);
        var bytes = Convert.FromBase64String(stored);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            s_comparer.Compare(expected, Convert.ToBase64String(changed), s_scope).ShouldBe(PlaintextVerdict.Unreadable, $"bit {bit}");
        }
    }

    [Fact]
    public void A_text_of_another_key_or_scope_does_not_decrypt()
    {
        var expected = s_scoped.Encrypt(s_scope, TextId, "a text");
        var ofOtherKey = new ScopedTextCipher(new MasterKey([.. Enumerable.Repeat((byte)1, 32)])).Encrypt(s_scope, TextId, "a text");
        s_comparer.Compare(expected, ofOtherKey, s_scope).ShouldBe(PlaintextVerdict.Unreadable);
        s_comparer.Compare(expected, s_scoped.Encrypt(Guid.Empty, TextId, "a text"), s_scope).ShouldBe(PlaintextVerdict.Unreadable);
        s_comparer.Compare(expected, new PasswordTextCipher("another").Encrypt("a text"), s_scope).ShouldBe(PlaintextVerdict.Unreadable);
    }

    [Fact]
    public void A_text_that_is_not_encrypted_is_compared_as_it_stands_and_is_never_unreadable()
    {
        s_comparer.Compare("hola", "hola ", s_scope).ShouldBe(PlaintextVerdict.Different);
        s_comparer.Compare("hola", "", s_scope).ShouldBe(PlaintextVerdict.Different);
        s_comparer.Compare("hola", s_compatible.Encrypt("hola"), s_scope).ShouldBe(PlaintextVerdict.Equal);
        s_comparer.Compare(s_compatible.Encrypt("hola"), "", s_scope).ShouldBe(PlaintextVerdict.Different);
    }

    [Fact]
    public void Trying_to_decrypt_what_is_none_of_a_cipher_says_no()
    {
        foreach (var stored in new[] { "", "hola", "ñ", "AAAA", Convert.ToBase64String(new byte[100]), s_compatible.Encrypt("x") })
            s_scoped.TryDecrypt(s_scope, stored, out _).ShouldBeFalse(stored);
        string[] others = ["", "hola", "ñ", "AAAA", Convert.ToBase64String(new byte[16]), s_scoped.Encrypt(s_scope, TextId, "x")];
        foreach (var stored in others)
            s_compatible.TryDecrypt(stored, out _).ShouldBeFalse(stored);
    }
}
