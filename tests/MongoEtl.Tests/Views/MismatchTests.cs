using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

public sealed class MismatchTests
{
    [Fact]
    public void Null_rule_gives_null_and_notes_the_type_once()
    {
        var view = new OneFieldView(FieldKind.Int32, MismatchRule.Null).On("""{"x": "seven"}""");
        view.Int32.ShouldBeNull();
        view.Int32.ShouldBeNull();
        view.MismatchLog!.Count.ShouldBe(1);
        view.MismatchLog[0].ShouldBe(new Mismatch(view.Field, BsonType.String));
        view.On("""{"x": 7}""").Int32.ShouldBe(7);
        view.MismatchLog.Count.ShouldBe(0);
    }

    [Fact]
    public void A_log_keeps_different_fields_and_types_apart()
    {
        var log = new MismatchLog();
        var fields = Enumerable.Range(0, 10).Select(_ => new Field("x", FieldKind.Text)).ToArray();
        foreach (var field in fields.Concat(fields))
        {
            log.Note(field, BsonType.Int32);
            log.Note(field, BsonType.Double);
        }
        log.Count.ShouldBe(20);
        log[19].ShouldBe(new Mismatch(fields[9], BsonType.Double));
        Should.Throw<ArgumentOutOfRangeException>(() => log[20]);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("7.0", "7")]
    [InlineData("7.25", "7.25")]
    [InlineData("true", "true")]
    [InlineData("""{"$oid": "507f1f77bcf86cd799439011"}""", "507f1f77bcf86cd799439011")]
    [InlineData("""{"$date": "2012-12-24T12:15:30.501Z"}""", "2012-12-24T12:15:30.501Z")]
    [InlineData("""{"$date": {"$numberLong": "253402300800000"}}""", "253402300800000")]
    [InlineData("""{"$uuid": "73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}""", "73ffd264-44b3-4c69-90e8-e7d1dfc035d4")]
    [InlineData("""{"$numberDecimal": "NaN"}""", """{"$numberDecimal":"NaN"}""")]
    [InlineData("""{"a": [1, "b"]}""", """{"a":[1,"b"]}""")]
    [InlineData("[]", "[]")]
    public void ToText_rule_gives_the_text_of_anything(string json, string expected)
    {
        var view = new OneFieldView(FieldKind.Text, MismatchRule.ToText).On($"{{\"x\": {json}}}");
        view.Text.ShouldBe(expected);
        view.MismatchLog!.Count.ShouldBe(1);
        view.On("""{"x": "t"}""").Text.ShouldBe("t");
        view.MismatchLog.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.0", false)]
    [InlineData("-0.0", false)]
    [InlineData("""{"$numberLong": "0"}""", false)]
    [InlineData("""{"$numberDecimal": "0E+10"}""", false)]
    [InlineData("\"\"", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("2", true)]
    [InlineData("\"false\"", true)]
    [InlineData("{\"a\": null}", true)]
    [InlineData("[null]", true)]
    [InlineData("""{"$numberDouble": "NaN"}""", true)]
    [InlineData("""{"$date": {"$numberLong": "0"}}""", true)]
    public void Truthiness_rule_asks_whether_the_value_is_empty(string json, bool expected)
    {
        var view = new OneFieldView(FieldKind.Boolean, MismatchRule.Truthiness).On($"{{\"x\": {json}}}");
        view.Boolean.ShouldBe(expected);
        view.MismatchLog!.Count.ShouldBe(1);
        new OneFieldView(FieldKind.Raw).On($"{{\"x\": {json}}}").Raw!.Value.IsEmpty.ShouldBe(!expected);
    }

    [Fact]
    public void Value_rule_lets_the_caller_put_a_constant()
    {
        var view = new OneFieldView(FieldKind.Enum, MismatchRule.Value).On("""{"x": "DOMINGO"}""");
        view.DayIsMismatch.ShouldBeTrue();
        view.Day.ShouldBeNull();
        view.MismatchLog!.Count.ShouldBe(1);
        view.On("""{"x": "LUNES"}""").DayIsMismatch.ShouldBeFalse();
        view.On("{}").DayIsMismatch.ShouldBeFalse();
        view.MismatchLog.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(FieldKind.Text, "\"a\"", true, 0)]
    [InlineData(FieldKind.Text, "\"\"", false, 0)]
    [InlineData(FieldKind.Text, "false", false, 0)]
    [InlineData(FieldKind.Text, "[1]", false, 1)]
    [InlineData(FieldKind.Int32, "0", false, 0)]
    [InlineData(FieldKind.Int32, "1.5", false, 1)]
    [InlineData(FieldKind.Int32, "2", true, 0)]
    [InlineData(FieldKind.Raw, "[1]", true, 0)]
    public void An_element_is_usable_if_neither_empty_nor_of_a_wrong_type(FieldKind kind, string json, bool usable, int noted)
    {
        // Also where the rule is to set aside: a chain passes such a value over.
        var view = new OneFieldView(kind).On($"{{\"x\": {json}}}");
        view.Usable.ShouldBe(usable);
        view.MismatchLog!.Count.ShouldBe(noted);
    }

    [Fact]
    public void For_an_enum_every_text_is_usable_and_no_other_type()
    {
        new OneFieldView(FieldKind.Enum).On("""{"x": "MARTES"}""").DayIsUsable.ShouldBeTrue();
        new OneFieldView(FieldKind.Enum).On("""{"x": "LUNES"}""").DayIsUsable.ShouldBeTrue();
        new OneFieldView(FieldKind.Enum).On("""{"x": ""}""").DayIsUsable.ShouldBeFalse();
        new OneFieldView(FieldKind.Enum).On("""{"x": true}""").DayIsUsable.ShouldBeFalse();
    }

    [Fact]
    public void No_message_holds_the_value()
    {
        var fault = Should.Throw<FieldException>(() => new OneFieldView(FieldKind.Int32, sensitive: true).On("""{"x": "s3cret"}""").Int32);
        fault.ToString().ShouldNotContain("s3cret");
        fault.Expected.ShouldBe("an integer of 32 bits");
        fault.Reason.ShouldNotStartWith("x:");
    }

    [Theory]
    [InlineData("{}", "nothing")]
    [InlineData("""{"x": null}""", "Null")]
    public void A_document_without_id_is_set_aside_whatever_the_rule(string json, string found) =>
        Should.Throw<FieldException>(() => new OneFieldView(FieldKind.SourceId, MismatchRule.Null).On(json).Id).Found.ShouldBe(found);
}
