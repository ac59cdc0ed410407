using Community.Rules;

namespace Community.Tests.Rules;

public class TextRuleTests
{
    [Theory]
    [InlineData("+58 (412) 555-01", "5841255501")]
    [InlineData("٠٤١٢", "٠٤١٢")]
    [InlineData("none", "")]
    [InlineData(null, null)]
    public void Phones_keep_digits_of_every_script(string? text, string? expected) => PhoneDigits.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("Masculino", "M")]
    [InlineData("Femenino", "F")]
    [InlineData("M", "M")]
    [InlineData("f", "")]
    [InlineData("Otro", "")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Genders_are_compared_by_case(string? text, string? expected) => Gender.Normalise(text).ShouldBe(expected);

    [Theory]
    [InlineData(" Ana@Example.ORG ", "ana@example.org")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Emails_are_lowered_then_trimmed(string? text, string? expected) => EmailAddress.Normalise(text).ShouldBe(expected);

    [Theory]
    [InlineData("gs://app-dev.appspot.com/a.jpg", "legacy/a.jpg")]
    [InlineData("gs://app-prod.appspot.com/a gs://app-prod.appspot.com/b", "legacy/a legacy/b")]
    [InlineData("gs://app-dev.appspot.com-x", "legacy/-x")]
    [InlineData("https://app-dev.appspot.com/a", "https://app-dev.appspot.com/a")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Bucket_prefixes_are_replaced_everywhere(string? text, string? expected) => UrlPrefixes.Sample.Replace(text).ShouldBe(expected);
}
