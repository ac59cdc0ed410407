using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Values;

public sealed class ObjectIdTests
{
    [Fact]
    public void Parts_are_read_from_their_bytes()
    {
        var id = ObjectId.Parse("ffffffff0102030405abcdef");
        id.Seconds.ShouldBe(uint.MaxValue);
        id.Timestamp.ShouldBe(new DateTimeOffset(2106, 2, 7, 6, 28, 15, TimeSpan.Zero));
        id.Counter.ShouldBe(0xabcdef);
    }

    [Fact]
    public void Bytes_and_text_round_trip_and_order_alike() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is { Length: >= 13 }), bytes =>
        {
            var (left, right) = (new ObjectId(bytes.AsSpan(0, 12)), new ObjectId(bytes.AsSpan(1, 12)));
            left.ToString().ShouldBe(Convert.ToHexStringLower(bytes[..12]));
            ObjectId.Parse(left.ToString().ToUpperInvariant()).ShouldBe(left);
            var (text, back) = (new byte[24], new byte[12]);
            left.TryWriteUtf8(text).ShouldBeTrue();
            System.Text.Encoding.ASCII.GetString(text).ShouldBe(left.ToString());
            ObjectId.TryParse(text, out var parsed).ShouldBeTrue();
            parsed.WriteBytes(back);
            back.ShouldBe(bytes[..12]);
            Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString())));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("507f1f77bcf86cd79943901")]
    [InlineData("507f1f77bcf86cd7994390111")]
    [InlineData("507f1f77bcf86cd79943901x")]
    public void Other_texts_are_refused(string text)
    {
        ObjectId.TryParse(text, out _).ShouldBeFalse();
        ObjectId.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ObjectId.Parse(text));
    }

    [Fact]
    public void Other_lengths_are_refused() => Should.Throw<ArgumentException>(() => new ObjectId(new byte[11]));
}
