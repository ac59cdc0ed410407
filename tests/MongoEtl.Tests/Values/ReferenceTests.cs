using MongoEtl.Internal;
using MongoEtl.Tests.Views;

namespace MongoEtl.Tests.Values;

public sealed class ReferenceTests
{
    private const string Hex = "507f1f77bcf86cd799439011";

    [Theory]
    [InlineData("{\"$oid\": \"" + Hex + "\"}", Hex)]
    [InlineData("\"" + Hex + "\"", Hex)]
    [InlineData("\" \\t" + Hex + "\\n \"", Hex)]
    [InlineData("\"\\u00a0ab c\\u2003\"", "ab c")]
    [InlineData("7", "7")]
    [InlineData("7.0", "7")]
    [InlineData("""{"$numberDecimal": "7"}""", "7")]
    [InlineData("""{"$uuid": "73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}""", "73ffd264-44b3-4c69-90e8-e7d1dfc035d4")]
    [InlineData("{\"name\": \"n\", \"_id\": {\"$oid\": \"" + Hex + "\"}}", Hex)]
    [InlineData("""{"_id": " a "}""", " a ")]
    [InlineData("""{"_id": 7}""", "7")]
    public void Every_shape_names_its_document(string json, string id)
    {
        var reference = new OneFieldView(FieldKind.Reference).On($"{{\"x\": {json}}}").Reference;
        reference.Kind.ShouldBe(ReferenceKind.Id);
        reference.Id.ShouldBe(SourceId.FromText(id));
        reference.ToString().ShouldBe(id);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\"{}\"")]
    [InlineData("\" [] \"")]
    [InlineData("\"None\"")]
    [InlineData("{}")]
    [InlineData("""{"name": "n"}""")]
    [InlineData("""{"_id": null}""")]
    [InlineData("""{"_id": ""}""")]
    [InlineData("""{"_id": 0}""")]
    public void Shapes_that_name_nothing_are_null(string json)
    {
        var view = new OneFieldView(FieldKind.Reference).On($"{{\"x\": {json}}}");
        view.Reference.IsNull.ShouldBeTrue();
        view.Mismatch.ShouldBeFalse();
    }

    [Theory]
    [InlineData("[]", "Array")]
    [InlineData("[1]", "Array")]
    [InlineData("true", "Boolean")]
    [InlineData("""{"$date": {"$numberLong": "0"}}""", "DateTime")]
    public void Other_types_are_mismatches(string json, string found)
    {
        Should.Throw<FieldException>(() => new OneFieldView(FieldKind.Reference).On($"{{\"x\": {json}}}").Reference).Found.ShouldBe(found);
        var view = new OneFieldView(FieldKind.Reference, MismatchRule.Null).On($"{{\"x\": {json}}}");
        view.Reference.IsNull.ShouldBeTrue();
        view.MismatchLog!.Count.ShouldBe(1);
    }

    [Fact]
    public void Alternate_keys_skip_nulls_and_keep_their_order()
    {
        foreach (var a in new[] { null, "a" })
        foreach (var b in new[] { null, "b" })
        foreach (var c in new[] { null, "c" })
        {
            var wanted = new[] { a, b, c }.OfType<string>().ToArray();
            var reference = Reference<string>.ByFirst(a, b, c);
            reference.AlternateCount.ShouldBe(wanted.Length);
            Enumerable.Range(0, wanted.Length).Select(reference.Alternate).ShouldBe(wanted);
            reference.IsNull.ShouldBe(wanted.Length == 0);
            reference.Kind.ShouldBe(wanted.Length == 0 ? ReferenceKind.None : ReferenceKind.Alternate);
            Should.Throw<ArgumentOutOfRangeException>(() => reference.Alternate(wanted.Length));
        }
    }

    [Fact]
    public void Null_text_is_a_null_reference()
    {
        Reference<string>.By(null).ShouldBe(default);
        Reference<string>.By("a").ShouldBe(Reference<string>.ByFirst(null, "a"));
        Reference<string>.By("a").ShouldNotBe(Reference<string>.To(SourceId.FromText("a")));
        Should.Throw<InvalidOperationException>(() => Reference<string>.By("a").Id);
    }
}
