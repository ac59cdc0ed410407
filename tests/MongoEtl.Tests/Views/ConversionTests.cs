using System.Globalization;
using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

/// <summary>What each kind of property makes of each kind of value: the "Values" paragraph of the design, case by case.</summary>
public sealed class ConversionTests
{
    private const string Oid = "507f1f77bcf86cd799439011";

    [Theory]
    [InlineData(FieldKind.Int32, "7", "7")]
    [InlineData(FieldKind.Int32, "3.0", "3")]
    [InlineData(FieldKind.Int32, "-0.0", "0")]
    [InlineData(FieldKind.Int32, """{"$numberLong": "-2147483648"}""", "-2147483648")]
    [InlineData(FieldKind.Int32, """{"$numberDecimal": "1.20E+2"}""", "120")]
    [InlineData(FieldKind.Int32, """{"$numberDecimal": "5.000"}""", "5")]
    [InlineData(FieldKind.Int16, "-32768", "-32768")]
    [InlineData(FieldKind.Int64, "9.007199254740992E15", "9007199254740992")]
    [InlineData(FieldKind.Int64, "-9.223372036854775808E18", "-9223372036854775808")]
    [InlineData(FieldKind.Int64, """{"$numberDecimal": "-9223372036854775808"}""", "-9223372036854775808")]
    [InlineData(FieldKind.Int64, """{"$numberDecimal": "9223372036854775807"}""", "9223372036854775807")]
    [InlineData(FieldKind.Double, "7", "7")]
    [InlineData(FieldKind.Double, """{"$numberDouble": "NaN"}""", "NaN")]
    [InlineData(FieldKind.Double, """{"$numberDouble": "-Infinity"}""", "-Infinity")]
    [InlineData(FieldKind.Double, """{"$numberDecimal": "0.1"}""", "0.1")]
    [InlineData(FieldKind.Double, """{"$numberDecimal": "Infinity"}""", "Infinity")]
    [InlineData(FieldKind.Double, """{"$numberLong": "9007199254740992"}""", "9007199254740992")]
    [InlineData(FieldKind.Single, "0.1", "0.1")]
    [InlineData(FieldKind.Single, "1.5", "1.5")]
    [InlineData(FieldKind.Decimal, "0.1", "0.1")]
    [InlineData(FieldKind.Decimal, "10.49035637", "10.49035637")]
    [InlineData(FieldKind.Decimal, "1.2345678921232E+18", "1234567892123200000")]
    [InlineData(FieldKind.Decimal, "1E-28", "0.0000000000000000000000000001")]
    [InlineData(FieldKind.Decimal, """{"$numberDecimal": "1.50"}""", "1.50")]
    [InlineData(FieldKind.Decimal, """{"$numberDecimal": "79228162514264337593543950335"}""", "79228162514264337593543950335")]
    [InlineData(FieldKind.Decimal, """{"$numberDecimal": "0E+6000"}""", "0")]
    [InlineData(FieldKind.Decimal, """{"$numberLong": "-9223372036854775808"}""", "-9223372036854775808")]
    [InlineData(FieldKind.Boolean, "true", "True")]
    [InlineData(FieldKind.Boolean, "false", "False")]
    [InlineData(FieldKind.Text, "\"\"", "")]
    [InlineData(FieldKind.Text, "\"año\"", "año")]
    [InlineData(FieldKind.Text, """{"$symbol": "s"}""", "s")]
    [InlineData(FieldKind.DateTimeOffset, """{"$date": "2012-12-24T12:15:30.501Z"}""", "2012-12-24T12:15:30.501+00:00")]
    [InlineData(FieldKind.DateTimeOffset, """{"$date": {"$numberLong": "-62135596800000"}}""", "0001-01-01T00:00:00.000+00:00")]
    [InlineData(FieldKind.DateTimeOffset, """{"$date": {"$numberLong": "253402300799999"}}""", "9999-12-31T23:59:59.999+00:00")]
    [InlineData(FieldKind.DateTime, """{"$date": {"$numberLong": "-1"}}""", "1969-12-31T23:59:59.999Z")]
    [InlineData(FieldKind.DateOnly, """{"$date": {"$numberLong": "-1"}}""", "1969-12-31")]
    [InlineData(FieldKind.Guid, """{"$uuid": "73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}""", "73ffd264-44b3-4c69-90e8-e7d1dfc035d4")]
    [InlineData(FieldKind.Guid, "\"73FFD264-44b3-4c69-90e8-e7d1dfc035d4\"", "73ffd264-44b3-4c69-90e8-e7d1dfc035d4")]
    [InlineData(FieldKind.ObjectId, "{\"$oid\": \"" + Oid + "\"}", Oid)]
    [InlineData(FieldKind.ObjectId, "\"" + Oid + "\"", Oid)]
    [InlineData(FieldKind.Bytes, """{"$binary": {"base64": "//8=", "subType": "00"}}""", "ffff")]
    [InlineData(FieldKind.Bytes, """{"$binary": {"base64": "//8=", "subType": "02"}}""", "ffff")]
    [InlineData(FieldKind.Enum, "\"LUNES\"", "Monday")]
    public void Values_convert_without_loss(FieldKind kind, string json, string expected)
    {
        var view = new OneFieldView(kind).On($"{{\"x\": {json}}}");
        Show(view.Value).ShouldBe(expected);
        view.Mismatch.ShouldBeFalse();
        view.MismatchLog!.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(FieldKind.Int32, "3.5", "Double with a fraction")]
    [InlineData(FieldKind.Int32, "2147483648", "Int64 out of range")]
    [InlineData(FieldKind.Int32, "\"7\"", "String")]
    [InlineData(FieldKind.Int32, "true", "Boolean")]
    [InlineData(FieldKind.Int32, """{"$numberDouble": "NaN"}""", "Double that is not finite")]
    [InlineData(FieldKind.Int32, """{"$numberDecimal": "NaN"}""", "Decimal128 that is not finite")]
    [InlineData(FieldKind.Int32, """{"$numberDecimal": "1E-1"}""", "Decimal128 with a fraction")]
    [InlineData(FieldKind.Int16, "32768", "Int32 out of range")]
    [InlineData(FieldKind.Int64, "9.223372036854775808E18", "Double out of range")]
    [InlineData(FieldKind.Int64, """{"$numberDecimal": "9223372036854775808"}""", "Decimal128 out of range")]
    [InlineData(FieldKind.Int64, """{"$numberDecimal": "1E+6000"}""", "Decimal128 out of range")]
    [InlineData(FieldKind.Double, """{"$numberLong": "9007199254740993"}""", "Int64 that cannot be held without loss")]
    [InlineData(FieldKind.Double, """{"$numberLong": "9223372036854775807"}""", "Int64 that cannot be held without loss")]
    [InlineData(FieldKind.Double, """{"$numberDecimal": "0.12345678901234567890123"}""", "Decimal128 that cannot be held without loss")]
    [InlineData(FieldKind.Single, "1E300", "Double that cannot be held without loss")]
    [InlineData(FieldKind.Single, "0.1234567890123", "Double that cannot be held without loss")]
    [InlineData(FieldKind.Decimal, "1E-29", "Double that cannot be held without loss")]
    [InlineData(FieldKind.Decimal, "1E29", "Double that cannot be held without loss")]
    [InlineData(FieldKind.Decimal, """{"$numberDouble": "Infinity"}""", "Double that is not finite")]
    [InlineData(FieldKind.Decimal, """{"$numberDecimal": "79228162514264337593543950336"}""", "Decimal128 that cannot be held without loss")]
    [InlineData(FieldKind.Boolean, "1", "Int32")]
    [InlineData(FieldKind.Boolean, "\"true\"", "String")]
    [InlineData(FieldKind.Text, "7", "Int32")]
    [InlineData(FieldKind.Text, "{\"$oid\": \"" + Oid + "\"}", "ObjectId")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-01-01\"", "String")]
    [InlineData(FieldKind.DateTimeOffset, "0", "Int32")]
    [InlineData(FieldKind.DateTimeOffset, """{"$date": {"$numberLong": "253402300800000"}}""", "DateTime out of range")]
    [InlineData(FieldKind.DateOnly, """{"$date": {"$numberLong": "-62135596800001"}}""", "DateTime out of range")]
    [InlineData(FieldKind.Guid, """{"$binary": {"base64": "c//SZESzTGmQ6OfR38A11A==", "subType": "03"}}""", "Binary of subtype 3 (legacy UUID, byte order unknown)")]
    [InlineData(FieldKind.Guid, """{"$binary": {"base64": "//8=", "subType": "04"}}""", "Binary that is no UUID")]
    [InlineData(FieldKind.Guid, "\"73ffd26444b34c6990e8e7d1dfc035d4\"", "String that is no UUID")]
    [InlineData(FieldKind.ObjectId, "\"507f\"", "String that is no ObjectId")]
    [InlineData(FieldKind.Bytes, "\"ffff\"", "String")]
    [InlineData(FieldKind.Enum, "\"MARTES\"", "String that is none of the known texts")]
    [InlineData(FieldKind.Enum, "7", "Int32")]
    public void Anything_else_sets_the_document_aside(FieldKind kind, string json, string found)
    {
        var view = new OneFieldView(kind).On($"{{\"x\": {json}}}");
        var fault = Should.Throw<FieldException>(() => view.Value);
        fault.Path.ShouldBe("x");
        fault.Found.ShouldBe(found);
        fault.Message.ShouldStartWith($"x: expected {fault.Expected}, found {found}; ");
    }

    [Fact]
    public void Null_undefined_and_missing_are_null_for_every_kind()
    {
        foreach (var kind in Enum.GetValues<FieldKind>().Except([FieldKind.Document, FieldKind.List, FieldKind.Raw]))
        {
            foreach (var json in new[] { "{}", """{"x": null}""", """{"x": {"$undefined": true}}""" })
            {
                var view = new OneFieldView(kind).On(json);
                view.Value.ShouldBeNull($"{kind} of {json}");
                view.Mismatch.ShouldBeFalse();
                view.Usable.ShouldBeFalse();
                view.MismatchLog!.Count.ShouldBe(0);
            }
        }
    }

    [Theory]
    [InlineData(FieldKind.Int32, "\" 42 \"", "42")]
    [InlineData(FieldKind.Int32, "\"4.20e1\"", "42")]
    [InlineData(FieldKind.Decimal, "\"-10.50\"", "-10.50")]
    [InlineData(FieldKind.Double, "\"0.1\"", "0.1")]
    [InlineData(FieldKind.Text, "7", "7")]
    [InlineData(FieldKind.Text, "4145551234.0", "4145551234")]
    [InlineData(FieldKind.Text, "1E21", "1000000000000000000000")]
    [InlineData(FieldKind.Text, "1.5", "1.5")]
    [InlineData(FieldKind.Text, """{"$numberDecimal": "3.00"}""", "3")]
    [InlineData(FieldKind.Text, """{"$numberDecimal": "3.10"}""", "3.10")]
    [InlineData(FieldKind.Enum, "7.0", "Sunday")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29\"", "2020-02-29T00:00:00.000+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29T10:20\"", "2020-02-29T10:20:00.000+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29 10:20:30.25\"", "2020-02-29T10:20:30.250+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29T23:20:30.123456-04:30\"", "2020-03-01T03:50:30.123+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29T10:20:30+0200\"", "2020-02-29T08:20:30.000+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "\"2020-02-29T10:20:30Z\"", "2020-02-29T10:20:30.000+00:00")]
    [InlineData(FieldKind.DateTimeOffset, "1356351330501.0", "2012-12-24T12:15:30.501+00:00")]
    [InlineData(FieldKind.DateOnly, "\"2020-02-29T23:20:30-04:30\"", "2020-03-01")]
    public void Lenient_fields_take_near_types(FieldKind kind, string json, string expected) =>
        Show(new OneFieldView(kind, lenient: true).On($"{{\"x\": {json}}}").Value).ShouldBe(expected);

    [Theory]
    [InlineData(FieldKind.Int32)]
    [InlineData(FieldKind.Decimal)]
    [InlineData(FieldKind.DateTimeOffset)]
    [InlineData(FieldKind.DateOnly)]
    [InlineData(FieldKind.Guid)]
    [InlineData(FieldKind.Enum)]
    public void Lenient_fields_take_empty_text_for_null(FieldKind kind)
    {
        var view = new OneFieldView(kind, lenient: true).On("""{"x": ""}""");
        view.Value.ShouldBeNull();
        view.Mismatch.ShouldBeFalse();
    }

    [Theory]
    [InlineData(FieldKind.Int32, "\"12a\"")]
    [InlineData(FieldKind.Int32, "\"1.5\"")]
    [InlineData(FieldKind.Int32, "\"0x1\"")]
    [InlineData(FieldKind.Int32, "\"1e99999\"")]
    [InlineData(FieldKind.Int32, "\"999999999999999999999999999999999999999999\"")]
    [InlineData(FieldKind.Double, "\"NaN\"")]
    [InlineData(FieldKind.Text, "true")]
    [InlineData(FieldKind.Text, """{"$numberDouble": "NaN"}""")]
    [InlineData(FieldKind.DateTimeOffset, "\"2021-02-29\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"2021-02-28T24:00\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"2021-02-28T10\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"28/02/2021\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"2021-02-28T10:00:00X\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"2021-02-28T10:00:00.12345678\"")]
    [InlineData(FieldKind.DateTimeOffset, "\"1356351330501\"")]
    [InlineData(FieldKind.DateTimeOffset, "1.5")]
    [InlineData(FieldKind.DateTimeOffset, "true")]
    [InlineData(FieldKind.DateTimeOffset, "\"0001-01-01T00:00+01\"")]
    public void Lenient_fields_guess_nothing(FieldKind kind, string json)
    {
        var view = new OneFieldView(kind, lenient: true).On($"{{\"x\": {json}}}");
        Should.Throw<FieldException>(() => view.Value);
        view.Mismatch.ShouldBeTrue();
    }

    [Fact]
    public void Invalid_utf8_is_a_mismatch_that_says_so()
    {
        var document = Convert.FromHexString("0e0000000278000200000" + "0e90000");
        foreach (var kind in new[] { FieldKind.Text, FieldKind.SourceId, FieldKind.Reference })
            Should.Throw<FieldException>(() => new OneFieldView(kind).On(document).Value).Found.ShouldBe("String with invalid UTF-8");
    }

    private static string? Show(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
