using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Encryption;

/// <summary>Vectors: the reference domain, 6.2 and 6.5.</summary>
public sealed class PasswordTextCipherTests
{
    private const string Password = "some password";

    private static readonly PasswordTextCipher s_cipher = new(Password);

    [Theory]
    [InlineData("Hola, ¿qué tal?", "/9Wm0ViXpXnhxdAqQpeGt/ENSuOX22zFW9F8quIw6gU=")]
    [InlineData("a", "yrXY6okgp5rlmpL79JpA8A==")]
    [InlineData("0123456789abcdef", "myKZ8X5sXQ+5kzeUJZN2AAQabVJLEvumy5U3u+p3/58=")]
    [InlineData("", "")]
    public void Vectors_are_written_and_read(string plaintext, string stored)
    {
        s_cipher.Encrypt(plaintext).ShouldBe(stored);
        s_cipher.Decrypt(stored).ShouldBe(plaintext);
    }

    [Fact]
    public void Envelope_is_that_of_the_vector() =>
        s_cipher.Envelope(new MasterKey(Count(32)), Count(16)).ShouldBe(
            "/xrkjdbXue+xsgw4EqiM0m9G6iyOA+GSrh1WlA6mviUYLwc+4TeNOZr4zEiubyloqhTuoUuWm42Ok3b9GIf6zaSdLaxSiAZxoQ5fixkIdWL3gSao3/2wHPHBpcTedYJ1"
            + "cDBzzcdCruLNpLdOCD44zNsujgIevjl/yDOYqYXB1q4=");

    [Fact]
    public void Envelope_wants_an_iv_of_16_bytes() =>
        Should.Throw<EncryptionException>(() => s_cipher.Envelope(new MasterKey(Count(32)), Count(12))).Message.ShouldContain("16 bytes, not 12");

    [Fact]
    public void Every_text_comes_back_whatever_its_padding() =>
        Prop.ForAll<NonNegativeInt>(length =>
        {
            var text = new string('ñ', length.Get % 70);
            return s_cipher.Decrypt(s_cipher.Encrypt(text)) == text;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("not base64!")]
    [InlineData("yrXY6okgp5rlmpL79JpA")]
    [InlineData("yrXY6okgp5rlmpL79JpA8Q==")]
    public void Texts_of_others_are_refused(string stored) => Should.Throw<EncryptionException>(() => s_cipher.Decrypt(stored));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Should.Throw<EncryptionException>(() => s_cipher.Encrypt("\ud800"));

    private static byte[] Count(int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)i)];
}
