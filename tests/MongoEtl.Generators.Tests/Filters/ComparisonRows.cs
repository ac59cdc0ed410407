namespace MongoEtl.Generators.Tests.Filters;

/// <summary>MongoDB manual: "$gt" and its kin, "Comparison/Sort Order".</summary>
internal static class ComparisonRows
{
    internal static readonly (string Filter, string[] Matches, string[] Others)[] All =
    [
        ("{ a: { $gt: 5 } }",
            ["{'a': 6}", "{'a': 5.5}", "{'a': {'$numberDecimal': '5.000000000000000000000000000000001'}}", "{'a': [1, 9]}",
                "{'a': {'$numberDouble': 'Infinity'}}"],
            ["{'a': 5}", "{'a': '6'}", "{}", "{'a': null}", "{'a': true}", "{'a': {'$numberDouble': 'NaN'}}", "{'a': [[9]]}", "{'a': []}"]),
        ("{ a: { $lt: 5 } }",
            ["{'a': 4}", "{'a': [9, 1]}", "{'a': {'$numberDouble': '-Infinity'}}"],
            ["{'a': 5}", "{'a': {'$numberDouble': 'NaN'}}", "{}", "{'a': null}"]),
        ("{ a: { $gte: 5, $lt: 7 } }", ["{'a': 5}", "{'a': 6.9}", "{'a': [1, 9]}"], ["{'a': 7}", "{'a': [9]}", "{'a': [1]}"]),
        ("{ a: { $lte: 0.1 } }",
            ["{'a': {'$numberDecimal': '0.1'}}", "{'a': 0.1}", "{'a': 0}"],
            ["{'a': {'$numberDecimal': '0.1000000000000000055511151231257828'}}"]),
        ("{ a: { $gt: { $numberLong: '9007199254740992' } } }",
            ["{'a': {'$numberLong': '9007199254740993'}}"],
            ["{'a': 9007199254740992.0}"]),
        ("{ a: { $gte: 'b' } }", ["{'a': 'b'}", "{'a': 'ba'}", "{'a': 'ä'}"], ["{'a': 'a'}", "{'a': 'B'}", "{'a': 5}", "{'a': {}}"]),
        ("{ a: { $gte: null } }", ["{}", "{'a': null}", "{'a': [null]}"], ["{'a': 1}", "{'a': {'$minKey': 1}}"]),
        ("{ a: { $gt: null } }", [], ["{}", "{'a': null}", "{'a': 1}"]),
        ("{ a: { $lte: { $numberDouble: 'NaN' } } }",
            ["{'a': {'$numberDouble': 'NaN'}}"],
            ["{'a': 1}", "{}", "{'a': {'$numberDouble': '-Infinity'}}"]),
        ("{ a: { $lt: { $numberDouble: 'NaN' } } }", [], ["{'a': {'$numberDouble': 'NaN'}}", "{'a': 1}"]),
        ("{ a: { $gt: false } }", ["{'a': true}"], ["{'a': false}", "{'a': 1}", "{}"]),
        ("{ a: { $gte: ISODate('2020-01-01') } }",
            ["{'a': {'$date': '2020-01-01T00:00:00Z'}}", "{'a': {'$date': '2021-05-05T00:00:00Z'}}"],
            ["{'a': {'$date': '2019-12-31T23:59:59.999Z'}}", "{'a': '2020-01-01'}", "{'a': {'$timestamp': {'t': 2000000000, 'i': 1}}}"]),
        ("{ a: { $lt: { $date: 0 } } }", ["{'a': {'$date': {'$numberLong': '-1'}}}"], ["{'a': {'$date': {'$numberLong': '0'}}}"]),
        ("{ a: { $gt: ObjectId('7fffffff0000000000000000') } }",
            ["{'a': {'$oid': '800000000000000000000000'}}"],
            ["{'a': {'$oid': '7fffffff0000000000000000'}}"]),
        ("{ a: { $gt: [1, 2] } }",
            ["{'a': [1, 3]}", "{'a': [2]}", "{'a': [1, 2, 0]}", "{'a': [0, [5]]}"],
            ["{'a': [1, 2]}", "{'a': [1]}", "{'a': 9}", "{'a': []}"]),
        ("{ a: { $lt: { b: 2 } } }",
            ["{'a': {'b': 1}}", "{'a': {}}", "{'a': {'a': 9}}"],
            ["{'a': {'b': 2}}", "{'a': {'b': '1'}}", "{'a': {'c': 0}}", "{'a': 1}"]),
    ];
}
