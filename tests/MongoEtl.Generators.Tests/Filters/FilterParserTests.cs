using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Tests.Filters;

public class FilterParserTests
{
    /// <summary>The sign ^ marks where the error is; it is not part of the filter.</summary>
    [Theory]
    [InlineData("^", "expected a value, found the end of the text")]
    [InlineData("  ^5", "a filter is a document such as { role: 'A' }, not a number")]
    [InlineData("^[]", "not an array")]
    [InlineData("{ a: 1^", "expected ',' or '}', found the end of the text")]
    [InlineData("{ ^", "expected a name or '}', found the end of the text")]
    [InlineData("{ a: 1 } ^x", "expected the end of the filter, found 'x'")]
    [InlineData("{ a: 1, ^}", "expected a name, found '}'")]
    [InlineData("{ a^.b: 1 }", "':' after the name 'a'; a name with a dot or another sign needs quotes, found '.'")]
    [InlineData("{ a ^1 }", "expected ':'")]
    [InlineData("{ a: ^}", "expected a value, found '}'")]
    [InlineData("{ a: ^USER }", "'USER' is no value; a text needs quotes")]
    [InlineData("{ a: ^undefined }", "'undefined' is no value")]
    [InlineData("{ a: ^'x }", "the text that begins here has no closing '")]
    [InlineData("{ a: ^\"x\n\" }", "has no closing \"")]
    [InlineData("{ a: 'x^\\q' }", "unknown escape")]
    [InlineData("{ a: 'x^\\u12g4' }", "\\u is followed by four hexadecimal digits")]
    [InlineData("{ a: ^'\\ud800' }", "half of a surrogate pair")]
    [InlineData("{ a: 0^1 }", "expected the end of the number")]
    [InlineData("{ a: 1.^ }", "expected a digit, found ' '")]
    [InlineData("{ a: -^x }", "expected a digit, found 'x'")]
    [InlineData("{ a: ^99999999999999999999 }", "the integer is beyond 64 bits")]
    [InlineData("{ a: ^1e999 }", "the number is beyond a double")]
    [InlineData("{ a: [1 ^2] }", "expected ',' or ']', found '2'")]
    [InlineData("{ a: 1, ^a: 2 }", "'a' is repeated")]
    [InlineData("{ a: { $gt: 1, ^$gt: 2 } }", "'$gt' is repeated")]
    [InlineData("{ a: ObjectId ^}", "expected '(' after ObjectId")]
    [InlineData("{ a: ObjectId(^5) }", "expected the text of ObjectId(\"...\") in quotes")]
    [InlineData("{ a: ^ObjectId('xyz') }", "an ObjectId is 24 hexadecimal digits, not \"xyz\"")]
    [InlineData("{ a: ^ISODate('2020-02-30') }", "\"2020-02-30\" is no date")]
    public void Text_that_is_no_relaxed_json_is_refused_where_it_ceases_to_be(string marked, string error) => ShouldFail(marked, error);

    [Theory]
    [InlineData("{ ^'': 1 }", "the path '' has an empty part")]
    [InlineData("{ ^'a..b': 1 }", "the path 'a..b' has an empty part")]
    [InlineData("{ ^'a\\u0000': 1 }", "a path cannot hold NUL")]
    [InlineData("{ a: { ^$regex: 'x' } }",
        "unknown operator $regex; allowed in a field are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not")]
    [InlineData("{ ^$where: 'x' }",
        "unknown operator $where; allowed are $and, $or, $nor, and in a field $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, ")]
    [InlineData("{ ^$gt: 5 }", "$gt belongs to a field")]
    [InlineData("{ a: { ^$or: [] } }", "$or stands beside fields, not in one")]
    [InlineData("{ a: { $gt: 1, ^b: 2 } }", "'b' stands among operators; write the path 'a.b' beside 'a'")]
    [InlineData("{ a: { b: { ^$gt: 1 } } }", "$gt inside a value is not evaluated; write a dotted path")]
    [InlineData("{ a: { $in: [{ ^$gt: 1 }] } }", "$gt inside a value is not evaluated")]
    [InlineData("{ a: { $in: ^5 } }", "$in takes an array of values, not a number")]
    [InlineData("{ $and: ^{} }", "$and takes an array of documents, not a document")]
    [InlineData("{ $or: ^[] }", "$or needs at least one of the documents it takes")]
    [InlineData("{ $nor: [{}, ^5] }", "$nor takes documents, not a number")]
    [InlineData("{ a: { $not: ^5 } }", "$not takes a document of operators")]
    [InlineData("{ a: { $not: ^{} } }", "$not takes a document of operators")]
    [InlineData("{ a: { $not: ^{ b: 1 } } }", "$not takes a document of operators")]
    [InlineData("{ a: { $exists: ^'yes' } }", "$exists takes true or false, not a text")]
    [InlineData("{ a: { $type: ^'text' } }", "'text' is no type; allowed are 1 to 19, -1, 127, and the names double, string, object,")]
    [InlineData("{ a: { $type: ^20 } }", "20 is no type")]
    [InlineData("{ a: { $type: ^[] } }", "$type needs at least one of the type names or numbers it takes")]
    [InlineData("{ a: { $type: ['int', ^null] } }", "null is no type")]
    public void A_condition_outside_the_language_is_refused_at_its_place(string marked, string error) => ShouldFail(marked, error);

    [Theory]
    [InlineData("{ a: { $oid: ^5 } }", "$oid takes a text in quotes, not a number")]
    [InlineData("{ a: { $oid: ^'0123' } }", "an ObjectId is 24 hexadecimal digits")]
    [InlineData("{ a: { $oid: '0123456789abcdef01234567', ^b: 1 } }", "nothing can stand beside $oid")]
    [InlineData("{ a: { $date: ^'yesterday' } }", "\"yesterday\" is no date; write 2020-12-31 or 2020-12-31T23:59:59.999Z")]
    [InlineData("{ a: { $date: ^'2020-01-01T00:00:00.1234Z' } }", "is no date")]
    [InlineData("{ a: { $date: ^1.5 } }", "$date takes an ISO 8601 text or a whole number of milliseconds")]
    [InlineData("{ a: { $numberInt: ^'2147483648' } }", "$numberInt takes an integer of 32 bits in quotes, not \"2147483648\"")]
    [InlineData("{ a: { $numberLong: ^'1.5' } }", "$numberLong takes an integer of 64 bits")]
    [InlineData("{ a: { $numberDouble: ^'1,5' } }", "$numberDouble takes a number")]
    [InlineData("{ a: { $numberDecimal: ^'12345678901234567890123456789012345' } }", "$numberDecimal takes a number of at most 34 digits")]
    [InlineData("{ a: { $numberDecimal: ^'1E+6145' } }", "$numberDecimal takes a number of at most 34 digits")]
    [InlineData("{ a: { $numberDecimal: ^'.' } }", "$numberDecimal takes a number of at most 34 digits")]
    [InlineData("{ a: { $uuid: ^'00112233445566778899aabbccddeeff' } }", "a UUID is 8-4-4-4-12 hexadecimal digits")]
    [InlineData("{ a: { $binary: ^'AA==' } }", "$binary takes { base64: \"...\", subType: \"00\" }")]
    [InlineData("{ a: { $binary: { base64: ^'?', subType: '0' } } }", "the text is not base64")]
    [InlineData("{ a: { $binary: { base64: '', subType: ^'zz' } } }", "subType is one or two hexadecimal digits")]
    public void A_wrapper_with_a_wrong_text_is_refused_at_the_text(string marked, string error) => ShouldFail(marked, error);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var result = FilterParser.Parse("{ a: " + new string('[', 100_000));
        result.Error.ShouldBe("the filter is nested more than 100 deep");
        result.Position.ShouldBe(104);
    }

    [Theory]
    [InlineData("{a:1}", "{ 'a' : 1 }")]
    [InlineData("{ a: 'it\\'s \\u00e4\\/\\n' }", "{ \"a\": \"it's ä/\\n\" }")]
    [InlineData("{ a: { $eq: 1 } }", "{ a: 1 }")]
    [InlineData("{ a: { $numberInt: '7' } }", "{ a: 7 }")]
    [InlineData("{ a: { $numberLong: '4294967296' } }", "{ a: 4294967296 }")]
    [InlineData("{ a: { $numberDouble: '-1.5e3' } }", "{ a: -1500.0 }")]
    [InlineData("{ a: { $numberDecimal: '1.50' } }", "{ a: { $numberDecimal: '0150E-2' } }")]
    [InlineData("{ a: { $numberDecimal: '1E+6112' } }", "{ a: { $numberDecimal: '10E+6111' } }")]
    [InlineData("{ a: { $oid: '0123456789ABCDEF01234567' } }", "{ a: ObjectId ( \"0123456789abcdef01234567\" ) }")]
    [InlineData("{ a: { $date: '2020-01-01T02:00:00.5+02:00' } }", "{ a: { $date: 1577836800500 } }")]
    [InlineData("{ a: ISODate('2020-01-01') }", "{ a: { $date: { $numberLong: '1577836800000' } } }")]
    [InlineData("{ a: ISODate('0001-01-01T00:00Z') }", "{ a: { $date: -62135596800000 } }")]
    [InlineData("{ a: { $uuid: '00112233-4455-6677-8899-AABBCCDDEEFF' } }",
        "{ a: { $binary: { base64: 'ABEiM0RVZneImaq7zN3u/w==', subType: '4' } } }")]
    [InlineData("{ a: { $type: 'number' } }", "{ a: { $type: [1, 'int', 18, 'decimal', 16] } }")]
    [InlineData("{ a: { $exists: 1.0 } }", "{ a: { $exists: true } }")]
    public void Different_writings_of_one_filter_mean_the_same(string filter, string other) =>
        FilterBson.Encode(CompiledFilters.Parse(filter)).ShouldBe(FilterBson.Encode(CompiledFilters.Parse(other)));

    [Fact]
    public void Equal_texts_give_equal_results()
    {
        const string filter = "{ a: { $in: [1, 'x', null] }, $or: [{ b: { $type: 'int' } }, { c: { $exists: true } }] }";
        FilterParser.Parse(filter).ShouldBe(FilterParser.Parse(filter));
        FilterParser.Parse(filter).GetHashCode().ShouldBe(FilterParser.Parse(filter).GetHashCode());
        FilterParser.Parse(filter).ShouldNotBe(FilterParser.Parse(filter.Replace("1", "2", StringComparison.Ordinal)));
    }

    private static void ShouldFail(string marked, string error)
    {
        var position = marked.IndexOf('^', StringComparison.Ordinal);
        var result = FilterParser.Parse(marked.Remove(position, 1));
        result.Error.ShouldNotBeNull().ShouldContain(error, Case.Sensitive);
        result.Position.ShouldBe(position);
        result.Filter.ShouldBeNull();
    }
}
