using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Values;

public sealed class SourceIdTests
{
    private const string Hex = "507f1f77bcf86cd799439011";

    [Theory]
    [InlineData("{\"$oid\": \"" + Hex + "\"}", Hex)]
    [InlineData("\"user-1\"", "user-1")]
    [InlineData("\"\"", "")]
    [InlineData("42", "42")]
    [InlineData("""{"$numberLong": "-42"}""", "-42")]
    [InlineData("42.0", "42")]
    [InlineData("-0.0", "0")]
    [InlineData("1E20", "100000000000000000000")]
    [InlineData("1.5", "1.5")]
    [InlineData("""{"$numberDouble": "NaN"}""", """{"$numberDouble":"NaN"}""")]
    [InlineData("""{"$numberDecimal": "7.00"}""", "7")]
    [InlineData("""{"$numberDecimal": "-7E+3"}""", "-7000")]
    [InlineData("""{"$numberDecimal": "-0"}""", "0")]
    [InlineData("""{"$numberDecimal": "7.25"}""", """{"$numberDecimal":"7.25"}""")]
    [InlineData("""{"$uuid": "73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}""", "73ffd264-44b3-4c69-90e8-e7d1dfc035d4")]
    [InlineData("""{"$binary": {"base64": "c//SZESzTGmQ6OfR38A11A==", "subType": "03"}}""",
        """{"$binary":{"base64":"c//SZESzTGmQ6OfR38A11A==","subType":"03"}}""")]
    [InlineData("""{"country": "VE", "n": 7}""", """{"country":"VE","n":7}""")]
    [InlineData("""{"$date": "2012-12-24T12:15:30.501Z"}""", """{"$date":"2012-12-24T12:15:30.501Z"}""")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    public void Every_type_has_its_text(string json, string expected)
    {
        var id = ExtendedJson.ParseValue(json).AsSourceId() ?? SourceId.FromBson(BsonType.Null, default);
        id.ToString().ShouldBe(expected);
        id.ShouldBe(SourceId.FromText(expected));
        id.GetHashCode().ShouldBe(SourceId.FromText(expected).GetHashCode());
        var written = new ArrayBufferWriter<byte>();
        id.WriteUtf8(written);
        Encoding.UTF8.GetString(written.WrittenSpan).ShouldBe(expected);
    }

    [Fact]
    public void A_text_of_24_lower_case_hex_digits_is_that_ObjectId()
    {
        SourceId.FromText(Hex).TryGetObjectId(out var objectId).ShouldBeTrue();
        objectId.ToString().ShouldBe(Hex);
        SourceId.FromText(Hex).ShouldBe(new SourceId(ObjectId.Parse(Hex)));
        SourceId.FromUtf8(Encoding.ASCII.GetBytes(Hex)).ShouldBe(new SourceId(ObjectId.Parse(Hex)));
        SourceId.FromText(Hex).Timestamp.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(0x507f1f77));
    }

    [Theory]
    [InlineData("507F1F77BCF86CD799439011")]
    [InlineData("507f1f77bcf86cd79943901")]
    [InlineData("507f1f77bcf86cd79943901g")]
    [InlineData("42")]
    public void Other_texts_are_no_ObjectIds(string text)
    {
        foreach (var id in new[] { SourceId.FromText(text), SourceId.FromUtf8(Encoding.ASCII.GetBytes(text)) })
        {
            id.TryGetObjectId(out _).ShouldBeFalse();
            id.Timestamp.ShouldBeNull();
            id.ToString().ShouldBe(text);
        }
    }

    [Fact]
    public void Ids_are_ordered_as_the_bytes_of_their_texts() =>
        Prop.ForAll(Texts, Texts, (left, right) =>
        {
            var (a, b) = (Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
            var order = SourceId.FromText(left).CompareTo(SourceId.FromText(right));
            Math.Sign(order).ShouldBe(Math.Sign(a.AsSpan().SequenceCompareTo(b)));
            SourceId.FromText(left).Equals(SourceId.FromText(right)).ShouldBe(left == right);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_destination_that_is_too_small_takes_nothing()
    {
        SourceId.FromText(Hex).TryWriteUtf8(new byte[23], out var written).ShouldBeFalse();
        written.ShouldBe(0);
        SourceId.FromText("año").TryWriteUtf8(new byte[3], out written).ShouldBeFalse();
        SourceId.FromText("año").TryWriteUtf8(new byte[4], out written).ShouldBeTrue();
        written.ShouldBe(4);
    }

    [Fact]
    public void Missing_is_no_id() => Should.Throw<ArgumentException>(() => SourceId.FromBson(BsonType.Missing, default));

    [Fact]
    public void Invalid_utf8_is_no_id() => Should.Throw<BsonFormatException>(() => SourceId.FromUtf8([0xE9]));

    private static Arbitrary<string> Texts { get; } = Gen.OneOf(
            Gen.Elements("a", "z", "é", "\uE000", "\uFFFD", "😀", "𐀀", "0", Hex, "507f1f77bcf86cd799439012").ArrayOf(2).Select(string.Concat),
            Gen.Elements("", Hex, "507f1f77bcf86cd799439012", "\uFFFD", "😀"))
        .ToArbitrary();
}
