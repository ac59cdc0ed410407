using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Generators.Tests.Filters;

/// <summary>Random queries as generated code against <see cref="QueryInterpreter"/>, over random documents.</summary>
public class InterpreterTests
{
    private static readonly object?[] _scalars =
        [null, true, false, 0, 1, 2, 1.0, 1.5, 0.5, double.NaN, 1.0m, 1.50m, -2m, "", "a", "b"];

    private static readonly Gen<string> _name = Gen.Elements("a", "b", "0", "1");

    private static readonly Gen<object?> _value = Value(3);

    private static readonly Gen<Members> _document = Document(Value(3));

    [Fact]
    public void Generated_code_and_interpreter_agree()
    {
        // Compiling is the slow part: many documents are put to one set of compiled queries.
        var queries = QueryOf(2).Sample(400).ToArray();
        var compiled = new CompiledFilters(queries.Select(query => query.Text));
        var matched = 0;
        Prop.ForAll(_document.ToArbitrary(), document =>
        {
            var bytes = ExtendedJson.Parse(Members.Text(document));
            foreach (var query in queries)
            {
                var expected = QueryInterpreter.Matches(query, document);
                matched += expected ? 1 : 0;
                compiled.Matches(query.Text, bytes).ShouldBe(expected, $"{query.Text} over {Members.Text(document)}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        // Neither always nor never: the documents and queries do meet.
        matched.ShouldBeInRange(10_000, 150_000);
    }

    private static Gen<object?> Value(int depth)
    {
        var scalar = Gen.Elements(_scalars);
        if (depth == 0)
            return scalar;
        var inner = Value(depth - 1);
        var array = Gen.Choose(0, 3).SelectMany(count => inner.ListOf(count)).Select(items => (object?)items.ToArray());
        return Gen.Frequency((3, scalar), (2, array), (2, Document(inner).Select(document => (object?)document)));
    }

    private static Gen<Members> Document(Gen<object?> value) =>
        from count in Gen.Choose(0, 3)
        from names in _name.ListOf(count)
        from values in value.ListOf(count)
        select new Members(names.Zip(values, KeyValuePair.Create).DistinctBy(member => member.Key));

    private static Gen<Query> QueryOf(int depth)
    {
        if (depth == 0)
            return Condition();
        var parts = Gen.Choose(1, 3).SelectMany(count => QueryOf(depth - 1).ListOf(count)).Select(items => items.ToArray());
        return Gen.Frequency(
            (6, Condition()),
            (1, parts.Select(items => (Query)new Query.All(items))),
            (1, parts.Select(items => (Query)new Query.Any(items))),
            (1, parts.Select(items => (Query)new Query.None(items))));
    }

    private static Gen<Query> Condition()
    {
        var path = Gen.Choose(1, 3).SelectMany(count => _name.ListOf(count)).Select(parts => string.Join('.', parts));
        var comparison = Gen.Elements("$eq", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$not")
            .SelectMany(name => _value.Select(value => (name, value)));
        var choice = Gen.Elements("$in", "$nin").SelectMany(name => Gen.Choose(0, 3).SelectMany(count => _value.ListOf(count))
            .Select(choices => (name, (object?)choices.ToArray())));
        var exists = Gen.Elements(true, false).Select(truth => ("$exists", (object?)truth));
        var type = Gen.Elements("null", "string", "object", "array", "bool", "int", "double", "decimal")
            .Select(name => ("$type", (object?)name));
        return from at in path
               from asked in Gen.Frequency((6, comparison), (2, choice), (1, exists), (1, type))
               select (Query)new Query.Condition(at, asked.Item1, asked.Item2);
    }
}
