using System.Text;

namespace MongoEtl.Tests.Bson;

public sealed class BsonWriterTests
{
    [Fact]
    public void Every_type_is_written_as_the_parser_reads_it()
    {
        var writer = new BsonWriter(1);
        writer.WriteStartDocument();
        writer.WriteDouble("double", 1.5);
        writer.WriteString("string", "año");
        writer.WriteStartDocument("document");
        writer.WriteNull("null"u8);
        writer.WriteEndDocument();
        writer.WriteStartArray("array");
        for (var i = 0; i < 11; i++)
            writer.WriteInt32("ignored", i);
        writer.WriteEndArray();
        writer.WriteBinary("binary", [1, 2], 0x80);
        writer.WriteBinary("old", [1, 2], 2);
        writer.WriteGuid("uuid", Guid.Parse("73ffd264-44b3-4c69-90e8-e7d1dfc035d4"));
        writer.WriteUndefined("undefined");
        writer.WriteObjectId("oid"u8, ObjectId.Parse("507f1f77bcf86cd799439011"));
        writer.WriteBoolean("true", true);
        writer.WriteDateTime("date", DateTimeOffset.FromUnixTimeMilliseconds(-1));
        writer.WriteRegularExpression("regex", "a+", "xi");
        writer.WriteDbPointer("pointer", "c", ObjectId.Parse("507f1f77bcf86cd799439011"));
        writer.WriteJavaScript("code", "f");
        writer.WriteSymbol("symbol", "s");
        writer.WriteJavaScriptWithScope("scoped", "f", ExtendedJson.Parse("""{"a": 1}"""));
        writer.WriteTimestamp("stamp", 7, 8);
        writer.WriteInt64("long", 9);
        writer.WriteDecimal128("decimal", Decimal128.Parse("1.50"));
        writer.WriteMinKey("min");
        writer.WriteMaxKey("max");
        writer.WriteRaw("raw", ExtendedJson.ParseValue("[true]"));
        writer.WriteRaw("missing", default);
        writer.WriteEndDocument();
        BsonValidator.Validate(writer.WrittenSpan);
        const string Expected = """
            {"double":{"$numberDouble":"1.5"},"string":"año","document":{"null":null},"array":[*],
            "binary":{"$binary":{"base64":"AQI=","subType":"80"}},"old":{"$binary":{"base64":"AQI=","subType":"02"}},
            "uuid":{"$binary":{"base64":"c//SZESzTGmQ6OfR38A11A==","subType":"04"}},"undefined":{"$undefined":true},
            "oid":{"$oid":"507f1f77bcf86cd799439011"},"true":true,"date":{"$date":{"$numberLong":"-1"}},
            "regex":{"$regularExpression":{"pattern":"a+","options":"ix"}},
            "pointer":{"$dbPointer":{"$ref":"c","$id":{"$oid":"507f1f77bcf86cd799439011"}}},"code":{"$code":"f"},"symbol":{"$symbol":"s"},
            "scoped":{"$code":"f","$scope":{"a":{"$numberInt":"1"}}},"stamp":{"$timestamp":{"t":7,"i":8}},"long":{"$numberLong":"9"},
            "decimal":{"$numberDecimal":"1.50"},"min":{"$minKey":1},"max":{"$maxKey":1},"raw":[true]}
            """;
        var numbers = string.Join(',', Enumerable.Range(0, 11).Select(i => $$"""{"$numberInt":"{{i}}"}"""));
        var json = Expected.ReplaceLineEndings("").Replace("*", numbers, StringComparison.Ordinal);
        ExtendedJson.ToString(writer.WrittenSpan, ExtendedJsonMode.Canonical).ShouldBe(json);
        ExtendedJson.Parse(json).ShouldBe(writer.ToArray());
    }

    [Fact]
    public void Array_elements_are_numbered_and_documents_may_follow_one_another()
    {
        var writer = new BsonWriter();
        for (var document = 0; document < 2; document++)
        {
            writer.WriteStartDocument();
            writer.WriteStartArray("a"u8);
            writer.WriteStartArray("x"u8);
            writer.WriteEndArray();
            writer.WriteNull("x");
            writer.WriteEndArray();
            writer.WriteEndDocument();
        }
        var half = writer.WrittenSpan[..(writer.WrittenSpan.Length / 2)].ToArray();
        writer.WrittenSpan[half.Length..].ToArray().ShouldBe(half);
        var text = Encoding.Latin1.GetString(half);
        text.ShouldContain("\u00040\0");
        text.ShouldContain("\u000A1\0");
        writer.Clear();
        writer.WrittenSpan.Length.ShouldBe(0);
    }

    [Fact]
    public void Wrong_order_and_names_are_refused()
    {
        var writer = new BsonWriter();
        Should.Throw<InvalidOperationException>(() => writer.WriteNull("a"));
        Should.Throw<InvalidOperationException>(writer.WriteEndDocument);
        writer.WriteStartDocument();
        Should.Throw<InvalidOperationException>(() => writer.WriteStartDocument());
        Should.Throw<InvalidOperationException>(writer.WriteEndArray);
        Should.Throw<ArgumentException>(() => writer.WriteNull("a\0"));
        Should.Throw<ArgumentException>(() => writer.WriteRegularExpression("a", "\0", ""));
    }
}
