using Community.Rules;
using Community.Tests.Rows;
using MongoEtl.Cli;

namespace Community.Tests.Rules;

public class CommunitySettingsTests
{
    [Fact]
    public void Url_rules_read_back_from_their_own_text() =>
        CommunitySettings.UrlPrefixesOf(Settings(("URL_PREFIXES", UrlPrefixes.Sample.Fingerprint))).Fingerprint.ShouldBe(UrlPrefixes.Sample.Fingerprint);

    [Fact]
    public void Url_rules_apply_in_their_order() =>
        CommunitySettings.UrlPrefixesOf(Settings(("URL_PREFIXES", "gs://a/=x/; gs://=y"))).Replace("gs://a/b gs://c").ShouldBe("x/b yc");

    [Theory]
    [InlineData("gs://a=b;nonsense")]
    [InlineData("=b")]
    public void A_url_rule_without_an_equals_sign_or_prefix_is_refused(string text) =>
        Should.Throw<SettingException>(() => CommunitySettings.UrlPrefixesOf(Settings(("URL_PREFIXES", text)))).Message
            .ShouldEndWith("(from the environment): write find=replacement, with semicolons between the pairs.");

    [Fact]
    public void A_namespace_that_is_no_uuid_is_refused() =>
        Should.Throw<SettingException>(() => CommunitySettings.UserIdentityOf(Settings(("USER_UUID_NAMESPACE", "users")))).Message
            .ShouldBe("USER_UUID_NAMESPACE is \"users\" (from the environment): write a UUID such as 6ba7b812-9dad-11d1-80b4-00c04fd430c8.");

    [Theory]
    [InlineData("ENCRYPTION_KEY", "")]
    [InlineData("ENCRYPTION_KEY", "swordfish")]
    [InlineData("ENCRYPTION_KEY", "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("OLD_ENCRYPTION_KEY", "")]
    [InlineData("OLD_ENCRYPTION_NONCE", "")]
    [InlineData("ENCRYPTION_MODE", "compatible", "ENCRYPTION_IV is not set")]
    [InlineData("ENCRYPTION_MODE", "v2", "ENCRYPTION_MODE is \"v2\" (from the environment): write v1, compatible or off.")]
    [InlineData("KEEP_PLAINTEXT", "yes", "KEEP_PLAINTEXT is \"yes\" (from the environment): write true or false.")]
    public void A_key_that_is_absent_or_wrong_is_named_and_not_shown(string name, string value, string? message = null)
    {
        var error = Should.Throw<SettingException>(() => Encryption.With((name, value)));
        error.Message.ShouldStartWith(message ?? name);
        error.Message.ShouldNotContain("swordfish");
        error.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Without_encryption_no_key_is_needed() =>
        Encryption.With(("ENCRYPTION_MODE", "off"), ("ENCRYPTION_KEY", ""), ("OLD_ENCRYPTION_KEY", ""), ("OLD_ENCRYPTION_NONCE", "")).IsOn.ShouldBeFalse();

    [Fact]
    public void The_fingerprint_changes_with_every_setting_and_shows_no_key()
    {
        string[] prints =
        [
            Encryption.With().Fingerprint,
            Encryption.With(("ENCRYPTION_KEY", new string('1', 64))).Fingerprint,
            Encryption.With(("ENCRYPTION_MODE", "off")).Fingerprint,
            Encryption.With(("ENCRYPTION_MODE", "compatible"), ("ENCRYPTION_IV", new string('1', 32))).Fingerprint,
            Encryption.With(("ENCRYPTION_MODE", "compatible"), ("ENCRYPTION_IV", new string('2', 32))).Fingerprint,
            Encryption.With(("OLD_ENCRYPTION_KEY", "another")).Fingerprint,
            Encryption.With(("OLD_ENCRYPTION_NONCE", "another")).Fingerprint,
            Encryption.With(("KEEP_PLAINTEXT", "true")).Fingerprint,
        ];
        prints.Distinct().Count().ShouldBe(prints.Length);
        Encryption.With().Fingerprint.ShouldBe(prints[0]);
        string.Concat(prints).ShouldNotContain(Encryption.OldKey);
        string.Concat(prints).ShouldNotContain(Encryption.MasterKey);
    }

    private static ProjectSettings Settings(params (string Name, string Value)[] values) =>
        ProjectSettings.Of(values.ToDictionary(pair => pair.Name, pair => pair.Value), CommunitySettings.All);
}
