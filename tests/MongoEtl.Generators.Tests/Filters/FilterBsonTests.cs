using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Tests.Filters;

public class FilterBsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{ role: 'A' }", """{"role":{"$eq":"A"}}""")]
    [InlineData("{ a: { b: 1 } }", """{"a":{"$eq":{"b":1}}}""")]
    [InlineData("{ a: { $in: ['x', null] }, b: { $nin: [] } }", """{"a":{"$in":["x",null]},"b":{"$nin":[]}}""")]
    [InlineData("{ a: { $gt: 1, $lte: 5 } }", """{"$and":[{"a":{"$gt":1}},{"a":{"$lte":5}}]}""")]
    [InlineData("{ a: { $ne: 1 }, 'b.c': { $exists: true } }", """{"a":{"$ne":1},"b.c":{"$exists":true}}""")]
    [InlineData("{ a: { $type: ['string', 'minKey'] } }", """{"a":{"$type":[2,-1]}}""")]
    [InlineData("{ a: { $not: { $gte: 1, $lt: 5 } } }", """{"$nor":[{"$and":[{"a":{"$gte":1}},{"a":{"$lt":5}}]}]}""")]
    [InlineData("{ a: 1, $or: [{ b: 1 }, { c: 1, d: 1 }], $nor: [{}] }",
        """{"a":{"$eq":1},"$or":[{"b":{"$eq":1}},{"c":{"$eq":1},"d":{"$eq":1}}],"$nor":[{}]}""")]
    [InlineData("{ $and: [{ a: 1 }, { a: 2 }] }", """{"$and":[{"a":{"$eq":1}},{"a":{"$eq":2}}]}""")]
    public void A_server_gets_the_filter_with_its_meaning(string filter, string expected)
    {
        var bytes = FilterBson.Encode(CompiledFilters.Parse(filter));
        BsonValidator.Validate(bytes);
        ExtendedJson.ToString(bytes).Replace(" ", "", StringComparison.Ordinal).ShouldBe(expected);
    }

    [Theory]
    [InlineData("0", "00000000000000000000000000004030")]
    [InlineData("-0E-7000", "00000000000000000000000000000080")]
    [InlineData("1", "01000000000000000000000000004030")]
    [InlineData("-1.5", "0F000000000000000000000000003EB0")]
    [InlineData("9999999999999999999999999999999999E6111", "FFFFFFFF638E8D37C087ADBE09EDFF5F")]
    [InlineData("1E-6176", "01000000000000000000000000000000")]
    [InlineData("10E-6177", "01000000000000000000000000000000")]
    [InlineData("Infinity", "00000000000000000000000000000078")]
    [InlineData("-inf", "000000000000000000000000000000F8")]
    [InlineData("nan", "0000000000000000000000000000007C")]
    public void A_decimal_has_the_bytes_of_the_specification(string text, string bytes)
    {
        var comparison = CompiledFilters.Parse($"{{ a: {{ $numberDecimal: '{text}' }} }}").ShouldBeOfType<FieldComparison>();
        Convert.ToHexString([.. comparison.Operand.Bytes]).ShouldBe(bytes);
    }

    [Fact]
    public void What_was_encoded_parses_to_the_same_bytes()
    {
        var filters = new[] { EqualityRows.All, ComparisonRows.All, ElementRows.All, LogicalRows.All, PathRows.All }
            .SelectMany(rows => rows).Select(row => row.Filter).Append("{ a: { $binary: { base64: 'AAEC', subType: '02' } } }");
        foreach (var filter in filters)
        {
            var bytes = FilterBson.Encode(CompiledFilters.Parse(filter));
            BsonValidator.Validate(bytes);
            var canonical = ExtendedJson.ToString(bytes, ExtendedJsonMode.Canonical);
            FilterBson.Encode(CompiledFilters.Parse(canonical)).ShouldBe(bytes, canonical);
        }
    }
}
