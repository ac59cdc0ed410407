using Community.Rules;

namespace Community.Tests.Rules;

public class NationalIdTests
{
    [Theory]
    [InlineData("v12.345.678", "V-12345678")]
    [InlineData("12345678", "V-12345678")]
    [InlineData("e-84.123.456", "E-84123456")]
    [InlineData("J1234567", "J-1234567")]
    [InlineData("X1234567", "V-X1234567")]
    [InlineData("123", "123")]
    [InlineData("v 1", "V1")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void National_ids_follow_the_examples_of_the_domain_document(string? text, string? expected) =>
        NationalId.Normalise(text).ShouldBe(expected);
}
