namespace MongoEtl.Generators.Tests.Filters;

/// <summary>MongoDB manual: "$exists", "$type".</summary>
internal static class ElementRows
{
    internal static readonly (string Filter, string[] Matches, string[] Others)[] All =
    [
        ("{ a: { $exists: true } }", ["{'a': null}", "{'a': []}", "{'a': 0}", "{'a': {'$undefined': true}}"], ["{}", "{'b': 1}"]),
        ("{ a: { $exists: 0 } }", ["{}", "{'b': 1}"], ["{'a': null}"]),
        ("{ 'a.b': { $exists: true } }", ["{'a': {'b': null}}", "{'a': [1, {'b': 1}]}"], ["{'a': {}}", "{'a': [1]}", "{'a': 5}", "{}"]),
        ("{ 'a.b': { $exists: false } }", ["{'a': {}}", "{'a': [1]}", "{'a': []}", "{}"], ["{'a': [{}, {'b': 1}]}"]),
        ("{ a: { $type: 'string' } }", ["{'a': 'x'}", "{'a': [1, 'x']}"], ["{'a': 1}", "{'a': {'$symbol': 'x'}}", "{'a': [['x']]}", "{}"]),
        ("{ a: { $type: 'number' } }",
            ["{'a': 1}", "{'a': 1.5}", "{'a': {'$numberLong': '1'}}", "{'a': {'$numberDecimal': '1'}}"],
            ["{'a': '1'}", "{'a': true}"]),
        ("{ a: { $type: 'array' } }", ["{'a': []}", "{'a': ['x']}", "{'a': [[1]]}"], ["{'a': {}}", "{'a': 1}"]),
        ("{ a: { $type: [2, 'null'] } }", ["{'a': 'x'}", "{'a': null}", "{'a': [null]}"], ["{}", "{'a': 1}"]),
        ("{ a: { $type: 'object' } }", ["{'a': {}}", "{'a': [{}]}"], ["{'a': []}"]),
        ("{ a: { $type: -1 } }", ["{'a': {'$minKey': 1}}"], ["{'a': {'$maxKey': 1}}", "{}"]),
        ("{ a: { $type: ['int', 'maxKey'] } }", ["{'a': 1}", "{'a': {'$maxKey': 1}}"], ["{'a': 1.0}", "{'a': {'$numberLong': '1'}}"]),
        ("{ a: { $not: { $type: 'date' } } }", ["{}", "{'a': 1}"], ["{'a': {'$date': '2020-01-01T00:00:00Z'}}"]),
    ];
}
