using System.Buffers;
using System.Text;

namespace MongoEtl.Tests.Bson;

public sealed class RawBsonTests
{
    [Fact]
    public void Parts_are_found_by_name_and_index()
    {
        var raw = ExtendedJson.ParseValue("""{"a": {"b": ["x", 7, true, {"$date": {"$numberLong": "0"}}, 1.5]}, "año": null}""");
        raw.Count.ShouldBe(2);
        raw.TryGet("a", out var a).ShouldBeTrue();
        a.TryGet("b", out var b).ShouldBeTrue();
        (b.Type, b.Count).ShouldBe((BsonType.Array, 5));
        Item(b, 0).AsText().ShouldBe("x");
        Item(b, 1).AsInt64().ShouldBe(7);
        Item(b, 2).AsBoolean().ShouldBe(true);
        Item(b, 3).AsDateTimeOffset().ShouldBe(DateTimeOffset.UnixEpoch);
        Item(b, 4).AsDouble().ShouldBe(1.5);
        raw.TryGet("año", out var nothing).ShouldBeTrue();
        nothing.IsNull.ShouldBeTrue();
        raw.TryGet("b", out var missing).ShouldBeFalse();
        missing.Type.ShouldBe(BsonType.Missing);
    }

    [Fact]
    public void Questions_to_other_types_are_answered_with_nothing()
    {
        var raw = ExtendedJson.ParseValue("\"x\"");
        raw.Count.ShouldBe(0);
        raw.TryGet("0", out _).ShouldBeFalse();
        raw.AsInt64().ShouldBeNull();
        raw.AsDouble().ShouldBeNull();
        raw.AsBoolean().ShouldBeNull();
        raw.AsDateTimeOffset().ShouldBeNull();
        ExtendedJson.ParseValue("1").AsText().ShouldBeNull();
        ExtendedJson.ParseValue("1.5").AsInt64().ShouldBeNull();
        default(RawBson).AsSourceId().ShouldBeNull();
        default(RawBson).IsEmpty.ShouldBeTrue();
        default(RawBson).Bytes.Length.ShouldBe(0);
    }

    [Fact]
    public void Json_is_relaxed_and_the_same_as_text_and_as_bytes()
    {
        var raw = ExtendedJson.ParseValue("""{"n": {"$numberLong": "5"}, "d": {"$date": {"$numberLong": "0"}}}""");
        var written = new ArrayBufferWriter<byte>();
        raw.WriteJson(written);
        raw.ToJson().ShouldBe("""{"n":5,"d":{"$date":"1970-01-01T00:00:00Z"}}""");
        Encoding.UTF8.GetString(written.WrittenSpan).ShouldBe(raw.ToJson());
    }

    [Fact]
    public void A_range_outside_its_buffer_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RawBson(BsonType.Int32, new byte[8], 5, 4));

    private static RawBson Item(RawBson array, int index) =>
        array.TryGet(index.ToString(System.Globalization.CultureInfo.InvariantCulture), out var item) ? item : default;
}
