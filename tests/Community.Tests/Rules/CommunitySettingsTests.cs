using Community.Rules;
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

    private static ProjectSettings Settings(params (string Name, string Value)[] values) =>
        ProjectSettings.Of(values.ToDictionary(pair => pair.Name, pair => pair.Value), CommunitySettings.All);
}
