namespace MongoEtl.Sources.Tests;

public sealed class Crc32CTests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("a", 0xC1D04330u)]
    [InlineData("123456789", 0xE3069283u)]
    public void Checksum_of_known_texts(string text, uint expected) =>
        Crc32C.Compute(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    // RFC 3720, appendix B.4: 32 bytes each.
    [Fact]
    public void Checksum_of_the_examples_in_the_rfc()
    {
        Crc32C.Compute(new byte[32]).ShouldBe(0x8A9136AAu);
        Crc32C.Compute([.. Enumerable.Repeat((byte)0xFF, 32)]).ShouldBe(0x62A8AB43u);
        Crc32C.Compute([.. Enumerable.Range(0, 32).Select(value => (byte)value)]).ShouldBe(0x46DD794Eu);
    }
}
