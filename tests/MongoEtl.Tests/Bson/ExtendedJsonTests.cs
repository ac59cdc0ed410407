using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Bson;

/// <summary>What the corpus leaves open: positions of faults, values alone, texts of every kind.</summary>
public sealed class ExtendedJsonTests
{
    [Theory]
    [InlineData("{\n  \"a\": tru\n}", 2, 11)]
    [InlineData("{\"a\": 1", 1, 8)]
    [InlineData("{\"a\": 1} x", 1, 10)]
    [InlineData("{\"a\":\n {\"$oid\": \"xyz\"}}", 2, 11)]
    [InlineData("{\"a\": {\"$numberInt\": \"1\",\n\"b\": 2}}", 2, 1)]
    [InlineData("[1]", 1, 1)]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\": 1e999}", 1, 7)]
    [InlineData("{\"a\": \"\\ud800\"}", 1, 7)]
    [InlineData("{\"a\": {\"$scope\": {}}}", 1, 20)]
    public void A_fault_is_named_with_line_and_column(string json, int line, int column)
    {
        var fault = Should.Throw<ExtendedJsonException>(() => ExtendedJson.Parse(json));
        (fault.Line, fault.Column).ShouldBe((line, column), fault.Message);
        fault.Message.ShouldStartWith($"line {line}, column {column}: ");
    }

    [Theory]
    [InlineData("1", BsonType.Int32, "1")]
    [InlineData("2147483648", BsonType.Int64, "2147483648")]
    [InlineData("9223372036854775808", BsonType.Double, "9.223372036854776E+18")]
    [InlineData("1.0", BsonType.Double, "1.0")]
    [InlineData("1e3", BsonType.Double, "1000.0")]
    [InlineData("[1, {\"a\": null}]", BsonType.Array, "[1,{\"a\":null}]")]
    [InlineData("{\"$oid\": \"507f1f77bcf86cd799439011\"}", BsonType.ObjectId, "{\"$oid\":\"507f1f77bcf86cd799439011\"}")]
    [InlineData("{\"$gt\": 5}", BsonType.Document, "{\"$gt\":5}")]
    [InlineData("{\"$scope\": {\"a\": 1}, \"$code\": \"f\"}", BsonType.JavaScriptWithScope, "{\"$code\":\"f\",\"$scope\":{\"a\":1}}")]
    [InlineData("{\"$date\": \"2012-12-24T08:15:30.5-04:00\"}", BsonType.DateTime, "{\"$date\":\"2012-12-24T12:15:30.500Z\"}")]
    [InlineData("\"a\\u0000\\ud83d\\ude00\\/\"", BsonType.String, "\"a\\u0000😀/\"")]
    public void Values_stand_alone(string json, BsonType type, string relaxed)
    {
        var value = ExtendedJson.ParseValue(json);
        value.Type.ShouldBe(type);
        value.ToJson().ShouldBe(relaxed);
    }

    [Fact]
    public void Texts_of_every_kind_round_trip_as_values_and_names() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text), text =>
        {
            var writer = new BsonWriter();
            writer.WriteStartDocument();
            writer.WriteString(text.Replace("\0", "", StringComparison.Ordinal), text);
            writer.WriteEndDocument();
            var document = writer.ToArray();
            ExtendedJson.Parse(ExtendedJson.ToString(document)).ShouldBe(document);
            using var json = System.Text.Json.JsonDocument.Parse(ExtendedJson.ToString(document));
            json.RootElement.EnumerateObject().Single().Value.GetString().ShouldBe(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Doubles_round_trip_in_both_forms() =>
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), value =>
        {
            var writer = new BsonWriter();
            writer.WriteStartDocument();
            writer.WriteDouble("d", value);
            writer.WriteEndDocument();
            foreach (var mode in Enum.GetValues<ExtendedJsonMode>())
                ExtendedJson.Parse(ExtendedJson.ToString(writer.WrittenSpan, mode)).ShouldBe(writer.ToArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_value_is_null() => default(RawBson).ToJson().ShouldBe("null");
}
