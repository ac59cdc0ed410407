using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class SaslPrepTests
{
    // The first five are the examples of RFC 4013, section 3.
    [Theory]
    [InlineData("I\u00ADX", "IX")]
    [InlineData("user", "user")]
    [InlineData("USER", "USER")]
    [InlineData("\u00AA", "a")]
    [InlineData("\u2168", "IX")]
    [InlineData("", "")]
    [InlineData("a b", "a b")]
    [InlineData("a\u00A0b\u3000c", "a b c")]
    [InlineData("contrase\u00F1a-\u00E9\u00FC\u00DF\u20AC", "contrase\u00F1a-\u00E9\u00FC\u00DF\u20AC")]
    [InlineData("\u043F\u0430\u0440\u043E\u043B\u044C", "\u043F\u0430\u0440\u043E\u043B\u044C")]
    [InlineData("\u5BC6\u7801", "\u5BC6\u7801")]
    [InlineData("\uFF21\uFF11", "A1")]
    [InlineData("x\u00BC", "x1\u20444")]
    [InlineData("\u05D0\u05D1", "\u05D0\u05D1")]
    [InlineData("\uD83D\uDE00!", "\uD83D\uDE00!")]
    public void Password_is_prepared(string password, string prepared) => SaslPrep.Prepare(password).ShouldBe(prepared);

    [Theory]
    [InlineData("a\u0007")]
    [InlineData("\u007F")]
    [InlineData("\u0627\u0031")]
    [InlineData("\u0627a\u0627")]
    [InlineData("e\u0301")]
    [InlineData("\uD800")]
    [InlineData("\uE000")]
    [InlineData("\u200E")]
    [InlineData("\uFFFD")]
    [InlineData("\u1100\u1161")]
    public void Password_is_refused_without_being_shown(string password)
    {
        var message = Should.Throw<AuthenticationFault>(() => SaslPrep.Prepare(password)).Message;
        message.ShouldContain("password");
        message.ShouldNotContain("\n");
        message.ShouldAllBe(letter => letter < 128);
    }

    [Fact]
    public void Prepared_text_stays_as_it_is() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        try
        {
            var prepared = SaslPrep.Prepare(text ?? "");
            SaslPrep.Prepare(prepared.Replace("\u0308", "").Replace("\u0304", "").Replace("\u0301", "").Replace("\u0327", ""))
                .Length.ShouldBeLessThanOrEqualTo(prepared.Length);
        }
        catch (AuthenticationFault)
        {
            // Refused, as it may be.
        }
    }).QuickCheckThrowOnFailure();
}
