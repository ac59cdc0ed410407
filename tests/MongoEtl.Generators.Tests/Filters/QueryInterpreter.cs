namespace MongoEtl.Generators.Tests.Filters;

/// <summary>
/// MongoDB's matching told a second time, slowly and over plain objects, to check the generated code against: null, int, double,
/// decimal, bool, string, <c>object?[]</c> for arrays and <see cref="Members"/> for documents.
/// </summary>
internal static class QueryInterpreter
{
    /// <summary>What a path reaches when it leads nowhere.</summary>
    private static readonly object _missing = new();

    internal static bool Matches(Query query, Members document) => query switch
    {
        Query.All all => all.Parts.All(part => Matches(part, document)),
        Query.Any any => any.Parts.Any(part => Matches(part, document)),
        Query.None none => !none.Parts.Any(part => Matches(part, document)),
        Query.Condition condition => Matches(condition, document),
        _ => throw new InvalidOperationException(),
    };

    private static bool Matches(Query.Condition condition, Members document)
    {
        var reached = Reach(document, condition.Path.Split('.'), isNested: false).ToArray();
        return condition.Operator switch
        {
            "$ne" => !reached.Any(value => Compares("$eq", value, condition.Operand)),
            "$in" => reached.Any(value => ((object?[])condition.Operand!).Any(choice => Compares("$eq", value, choice))),
            "$nin" => !reached.Any(value => ((object?[])condition.Operand!).Any(choice => Compares("$eq", value, choice))),
            "$exists" => reached.Any(value => value != _missing) == (bool)condition.Operand!,
            "$type" => reached.Any(value => value != _missing && TypeName(value) == (string)condition.Operand!),
            "$not" => !reached.Any(value => Compares("$gt", value, condition.Operand)),
            var comparison => reached.Any(value => Compares(comparison, value, condition.Operand)),
        };
    }

    /// <summary>All values the rest of a path reaches from one value.</summary>
    private static IEnumerable<object?> Reach(object? from, string[] path, bool isNested)
    {
        if (path.Length == 0)
            return from is object?[] items && !isNested ? [.. items, from] : [from];
        if (from is object?[] array)
            return array.SelectMany((item, index) => Entered(item, path).Concat(path[0] == $"{index}" ? AtPosition(item, path[1..]) : []));
        if (from is not Members members || !members.Any(member => member.Key == path[0]))
            return [_missing];
        return Reach(members.First(member => member.Key == path[0]).Value, path[1..], false);
    }

    private static IEnumerable<object?> Entered(object? item, string[] path) => item is Members ? Reach(item, path, isNested: false) : [];

    private static IEnumerable<object?> AtPosition(object? item, string[] rest) =>
        rest.Length == 0 || item is Members or object?[] ? Reach(item, rest, isNested: rest.Length == 0) : [];

    private static bool Compares(string comparison, object? value, object? operand)
    {
        if (value == _missing)
            return operand is null && AllowsEqual(comparison);
        if (Rank(value) != Rank(operand))
            return false;
        var isNaN = value is double.NaN;
        if (isNaN || operand is double.NaN)
            return isNaN && operand is double.NaN && AllowsEqual(comparison);
        var order = Order(value, operand);
        return comparison switch
        {
            "$eq" => order == 0,
            "$gt" => order > 0,
            "$gte" => order >= 0,
            "$lt" => order < 0,
            _ => order <= 0,
        };
    }

    private static bool AllowsEqual(string comparison) => comparison is "$eq" or "$gte" or "$lte";

    private static int Order(object? left, object? right)
    {
        if (Rank(left) != Rank(right))
            return Rank(left).CompareTo(Rank(right));
        return (left, right) switch
        {
            (null, null) => 0,
            (bool a, bool b) => a.CompareTo(b),
            (string a, string b) => string.CompareOrdinal(a, b),
            (object?[] a, object?[] b) => Sequences(a, b, Order),
            (Members a, Members b) => Sequences(a, b, Order),
            (double.NaN, double.NaN) => 0,
            (double.NaN, _) => -1,
            (_, double.NaN) => 1,
            // The numbers of the tests are few enough to be decimals exactly.
            _ => Convert.ToDecimal(left, null).CompareTo(Convert.ToDecimal(right, null)),
        };
    }

    private static int Order(KeyValuePair<string, object?> left, KeyValuePair<string, object?> right)
    {
        var rank = Rank(left.Value).CompareTo(Rank(right.Value));
        var name = string.CompareOrdinal(left.Key, right.Key);
        return rank != 0 ? rank : name != 0 ? name : Order(left.Value, right.Value);
    }

    private static int Sequences<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, T, int> order)
    {
        var first = left.Zip(right, order).FirstOrDefault(part => part != 0);
        return first != 0 ? first : left.Count.CompareTo(right.Count);
    }

    private static int Rank(object? value) => value switch { null => 0, string => 2, Members => 3, object?[] => 4, bool => 5, _ => 1 };

    private static string TypeName(object? value) => value switch
    {
        null => "null",
        string => "string",
        Members => "object",
        object?[] => "array",
        bool => "bool",
        int => "int",
        double => "double",
        _ => "decimal",
    };
}
