using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Encryption;

/// <summary>Vectors: the reference domain, 6.5.</summary>
public sealed class Salsa20TextCipherTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Nonce = "abcdefgh";
    private const string Greeting = "Hola, ¿qué tal?";
    private const string EncryptedGreeting = "sO6YqxH7fyzIHJDqqD7eFcg=";

    private static readonly Salsa20TextCipher s_cipher = new(Key, Nonce);

    [Theory]
    [InlineData(Key, Nonce, EncryptedGreeting, Greeting)]
    [InlineData(Key, Nonce, "kPWAuk7hkrzfAD8m+2TaAZYJyQdQ6LaG4abV", "https://files.example/a.pdf")]
    [InlineData("short-key", "abc", "0O2pedT4xZJZeDW9+AEUoNw=", Greeting)]
    [InlineData(Key + "EXTRA", Nonce + "EXTRA", EncryptedGreeting, Greeting)]
    public void Vectors_are_read(string key, string nonce, string stored, string expected)
    {
        new Salsa20TextCipher(key, nonce).TryDecrypt(stored, out var plaintext).ShouldBeTrue();
        plaintext.ShouldBe(expected);
        new Salsa20TextCipher(key, nonce).Encrypt(expected).ShouldBe(stored);
    }

    [Fact]
    public void Keystream_begins_as_the_vector_says()
    {
        var stream = new byte[8];
        Salsa20.Apply(System.Text.Encoding.ASCII.GetBytes(Key), System.Text.Encoding.ASCII.GetBytes(Nonce), stream);
        Convert.ToHexStringLower(stream).ShouldBe("f881f4ca3ddbbd93");
    }

    [Theory]
    [InlineData("hola amigos, que tal", "white space and a comma")]
    [InlineData("hola", "its plaintext is no UTF-8")]
    [InlineData("casa", "its plaintext is no UTF-8")]
    [InlineData("...", "no alphabet of base64")]
    [InlineData("", "nothing to decrypt")]
    [InlineData("====", "padding alone")]
    [InlineData("sO6YqxH7fyzIHJDqqD7eFcg", "padding is missing")]
    [InlineData("sO6YqxH7fyzIHJDqqD7eFch=", "an unused bit is set")]
    [InlineData("sO6YqxH7fyzI HJDqqD7eFcg=", "white space")]
    [InlineData("sO6YqxH7fyzIHJDqqD7eFcg=\n", "a line break")]
    [InlineData("sO6YqxH7fyzIHJDqqD7eFcg=sO6Y", "more after the padding")]
    [InlineData("Hola, ¿qué tal?", "not ASCII")]
    public void Plain_text_is_left_alone(string text, string why) => s_cipher.TryDecrypt(text, out _).ShouldBeFalse(why);

    [Theory]
    [InlineData("one\ttwo\r\nthree", true)]
    [InlineData("bell\a", false)]
    [InlineData("nul\0", false)]
    [InlineData("delete\u007f", false)]
    [InlineData("next line\u0085", false)]
    public void Control_characters_other_than_white_space_are_not_believed(string plaintext, bool believed) =>
        s_cipher.TryDecrypt(s_cipher.Encrypt(plaintext), out _).ShouldBe(believed);

    [Fact]
    public void A_further_condition_decides_last()
    {
        var marked = new Salsa20TextCipher(Key, Nonce, text => text.StartsWith("Hola", StringComparison.Ordinal));
        marked.TryDecrypt(EncryptedGreeting, out _).ShouldBeTrue();
        marked.TryDecrypt(s_cipher.Encrypt("adiós"), out _).ShouldBeFalse();
    }

    /// <summary>"luna" is strict base64 and decrypts to printable "nh.": only a further condition can tell it from a ciphertext.</summary>
    [Fact]
    public void What_decrypts_to_a_printable_text_is_taken_for_encrypted()
    {
        s_cipher.TryDecrypt("luna", out var plaintext).ShouldBeTrue();
        plaintext.ShouldBe("nh.");
    }

    [Fact]
    public void Every_text_without_controls_comes_back() =>
        Prop.ForAll<NonEmptyString>(text =>
        {
            var wanted = string.Concat(text.Get.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)));
            return wanted.Length == 0 || s_cipher.TryDecrypt(s_cipher.Encrypt(wanted), out var plaintext) && plaintext == wanted;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll<string>(text =>
        {
            if (text is not null)
                _ = s_cipher.TryDecrypt(text, out _);
        }).QuickCheckThrowOnFailure();
}
