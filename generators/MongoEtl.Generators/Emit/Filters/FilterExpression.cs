using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Emit.Filters;

/// <summary>Writes a filter as one C# expression over <c>document</c>, a line for each part.</summary>
internal static class FilterExpression
{
    private const string Conditions = "global::MongoEtl.Internal.DocumentFilter";
    private const string Types = "global::MongoEtl.BsonType";
    private const string Indent = "    ";

    /// <summary>The expression, its later lines indented for the body of a member; constants are added as they come.</summary>
    public static string Write(FilterNode filter, FilterConstants constants) =>
        filter is FilterGroup { Kind: FilterGroupKind.All } all
            ? Parts(all, constants, Indent + Indent)
            : Part(filter, constants, Indent + Indent);

    private static string Part(FilterNode node, FilterConstants constants, string indent) => node switch
    {
        // A group writes its own parentheses.
        FilterGroup { Kind: FilterGroupKind.None, Parts: { Count: 1 } parts } when parts[0] is FilterGroup =>
            "!" + Part(parts[0], constants, indent),
        FilterGroup { Kind: FilterGroupKind.None } none => $"!({Parts(none, constants, indent + Indent)})",
        FilterGroup group => $"({Parts(group, constants, indent + Indent)})",
        FieldComparison comparison => Comparison(comparison, constants),
        FieldMembership { IsNegated: true } membership => "!" + In(membership, constants, "NotIn"),
        FieldMembership membership => In(membership, constants, "In"),
        FieldExistence existence => (existence.Exists ? "" : "!") + $"{Conditions}.Exists(document, {Utf8Literal.Of(existence.Path)})",
        FieldType type => $"{Conditions}.HasType(document, {Utf8Literal.Of(type.Path)}, [{string.Join(", ", type.Codes.Select(Type))}])",
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a filter."),
    };

    private static string Parts(FilterGroup group, FilterConstants constants, string indent)
    {
        if (group.Parts.Count == 0)
            return "true";
        var separator = $"\n{indent}{(group.Kind == FilterGroupKind.All ? "&&" : "||")} ";
        return string.Join(separator, group.Parts.Select(part => Part(part, constants, indent)));
    }

    private static string Comparison(FieldComparison comparison, FilterConstants constants)
    {
        var negation = comparison.Operator == ComparisonOperator.NotEqual ? "!" : "";
        var method = comparison.Operator == ComparisonOperator.NotEqual ? ComparisonOperator.Equal : comparison.Operator;
        var operand = comparison.Operand.Bytes.Count == 0
            ? "default"
            : constants.Add(comparison.Path, comparison.Operator.ToString(), comparison.Operand);
        return $"{negation}{Conditions}.{method}(document, {Utf8Literal.Of(comparison.Path)}, {Type(comparison.Operand.Type)}, {operand})";
    }

    private static string In(FieldMembership membership, FilterConstants constants, string suffix) =>
        $"{Conditions}.In(document, {Utf8Literal.Of(membership.Path)}, {constants.AddChoices(membership, suffix)})";

    private static string Type(int code) => $"{Types}.{FilterTypes.MemberOf(code)}";
}
