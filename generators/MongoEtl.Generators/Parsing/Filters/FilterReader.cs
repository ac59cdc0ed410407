using System.Globalization;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>
/// Gives relaxed JSON its meaning as a MongoDB query. Refuses what a server would accept but evaluate otherwise than it reads.
/// </summary>
internal static class FilterReader
{
    private const string FieldOperators = "$eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not";
    private const string GroupOperators = "$and, $or, $nor";
    private static readonly string[] _fieldOperators = FieldOperators.Split([", "], StringSplitOptions.None);
    private static readonly string[] _groupOperators = GroupOperators.Split([", "], StringSplitOptions.None);

    /// <summary>A document of paths and logical operators: all must hold.</summary>
    /// <exception cref="FilterSyntaxException">Something is not part of the filter language.</exception>
    public static FilterNode Query(RelaxedValue document)
    {
        var parts = new List<FilterNode>();
        foreach (var member in document.Members)
        {
            if (member.Name.StartsWith("$", StringComparison.Ordinal))
                parts.Add(Group(member));
            else
                AddField(member, parts);
        }
        return All(parts);
    }

    private static FilterNode All(List<FilterNode> parts) =>
        parts.Count == 1 ? parts[0] : new FilterGroup(FilterGroupKind.All, parts.ToEquatable());

    private static FilterNode Group(RelaxedMember member)
    {
        if (_fieldOperators.Contains(member.Name))
            throw new FilterSyntaxException(member.Position,
                $"{member.Name} belongs to a field: {{ name: {{ {member.Name}: ... }} }}");
        var kind = member.Name switch
        {
            "$and" => FilterGroupKind.All,
            "$or" => FilterGroupKind.Any,
            "$nor" => FilterGroupKind.None,
            _ => throw new FilterSyntaxException(member.Position,
                $"unknown operator {member.Name}; allowed are {GroupOperators}, and in a field {FieldOperators}"),
        };
        var parts = Items(member, "documents").Select(item => item.Kind == RelaxedKind.Document
            ? Query(item)
            : throw new FilterSyntaxException(item.Position, $"{member.Name} takes documents, not {item.Description}"));
        return new FilterGroup(kind, parts.ToEquatable());
    }

    private static void AddField(RelaxedMember member, List<FilterNode> parts)
    {
        CheckPath(member);
        if (IsOperators(member.Value))
            AddOperators(member.Name, member.Value, parts);
        else
            parts.Add(new FieldComparison(member.Name, ComparisonOperator.Equal, FilterValueReader.Read(member.Value)));
    }

    private static void CheckPath(RelaxedMember member)
    {
        if (member.Name.IndexOf('\0') >= 0)
            throw new FilterSyntaxException(member.Position, "a path cannot hold NUL");
        if (member.Name.Split('.').Any(part => part.Length == 0))
            throw new FilterSyntaxException(member.Position, $"the path '{member.Name}' has an empty part");
    }

    private static bool IsOperators(RelaxedValue value) =>
        value.Kind == RelaxedKind.Document && value.Members.Count > 0
        && value.Members[0].Name.StartsWith("$", StringComparison.Ordinal)
        && !ExtendedJsonReader.IsWrapper(value.Members[0].Name);

    private static void AddOperators(string path, RelaxedValue document, List<FilterNode> parts)
    {
        foreach (var member in document.Members)
            parts.Add(Operator(path, member));
    }

    private static FilterNode Operator(string path, RelaxedMember member) => member.Name switch
    {
        "$eq" => Comparison(path, ComparisonOperator.Equal, member),
        "$ne" => Comparison(path, ComparisonOperator.NotEqual, member),
        "$gt" => Comparison(path, ComparisonOperator.Greater, member),
        "$gte" => Comparison(path, ComparisonOperator.GreaterOrEqual, member),
        "$lt" => Comparison(path, ComparisonOperator.Less, member),
        "$lte" => Comparison(path, ComparisonOperator.LessOrEqual, member),
        "$in" => new FieldMembership(path, false, Choices(member)),
        "$nin" => new FieldMembership(path, true, Choices(member)),
        "$exists" => new FieldExistence(path, Truth(member)),
        "$type" => new FieldType(path, Types(member)),
        "$not" => Not(path, member),
        _ when _groupOperators.Contains(member.Name) => throw new FilterSyntaxException(member.Position,
            $"{member.Name} stands beside fields, not in one: {{ {member.Name}: [{{ {path}: ... }}, ...] }}"),
        _ when !member.Name.StartsWith("$", StringComparison.Ordinal) => throw new FilterSyntaxException(member.Position,
            $"'{member.Name}' stands among operators; write the path '{path}.{member.Name}' beside '{path}'"),
        _ => throw new FilterSyntaxException(member.Position,
            $"unknown operator {member.Name}; allowed in a field are {FieldOperators}"),
    };

    private static FieldComparison Comparison(string path, ComparisonOperator @operator, RelaxedMember member) =>
        new(path, @operator, FilterValueReader.Read(member.Value));

    private static EquatableArray<FilterValue> Choices(RelaxedMember member) =>
        Array(member, "values").Items.Select(FilterValueReader.Read).ToEquatable();

    private static FilterGroup Not(string path, RelaxedMember member)
    {
        if (!IsOperators(member.Value))
            throw new FilterSyntaxException(member.Value.Position,
                "$not takes a document of operators, such as { $gt: 5 }; for a value write $ne");
        var parts = new List<FilterNode>();
        AddOperators(path, member.Value, parts);
        return new FilterGroup(FilterGroupKind.None, new FilterNode[] { All(parts) }.ToEquatable());
    }

    private static bool Truth(RelaxedMember member) => member.Value.Kind switch
    {
        RelaxedKind.True => true,
        RelaxedKind.False => false,
        // What is beyond a double is not zero either.
        RelaxedKind.Number =>
            !double.TryParse(member.Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != 0,
        _ => throw new FilterSyntaxException(member.Value.Position, $"$exists takes true or false, not {member.Value.Description}"),
    };

    private static EquatableArray<int> Types(RelaxedMember member)
    {
        var items = member.Value.Kind == RelaxedKind.Array ? Items(member, "type names or numbers") : [member.Value];
        return items.SelectMany(Codes).Distinct().ToEquatable();
    }

    private static int[] Codes(RelaxedValue type)
    {
        if (type.Kind == RelaxedKind.Text && FilterTypes.CodesOf(type.Text) is { } codes)
            return codes;
        if (type.Kind is RelaxedKind.Number or RelaxedKind.Document && FilterValueReader.Read(type) is { Type: BsonCode.Int32 } number
            && FilterTypes.IsCode(BitConverter.ToInt32([.. number.Bytes], 0)))
            return [BitConverter.ToInt32([.. number.Bytes], 0)];
        throw new FilterSyntaxException(type.Position,
            $"{type.Source} is no type; allowed are 1 to 19, -1, 127, and the names {FilterTypes.Names}");
    }

    private static List<RelaxedValue> Items(RelaxedMember member, string what) => Array(member, what).Items is { Count: > 0 } items
        ? items
        : throw new FilterSyntaxException(member.Value.Position, $"{member.Name} needs at least one of the {what} it takes");

    private static RelaxedValue Array(RelaxedMember member, string what) => member.Value.Kind == RelaxedKind.Array
        ? member.Value
        : throw new FilterSyntaxException(member.Value.Position, $"{member.Name} takes an array of {what}, not {member.Value.Description}");
}
