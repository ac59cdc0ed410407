using System.Globalization;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Encodes a filter as the BSON document that a server takes.</summary>
internal static class FilterBson
{
    /// <summary>The bytes of the query document.</summary>
    public static byte[] Encode(FilterNode filter) => new BsonByteWriter().Document(elements => Query(elements, filter)).ToArray();

    /// <summary>A query's members: the parts themselves where their names differ, else one <c>$and</c> of them.</summary>
    private static void Query(BsonByteWriter elements, FilterNode node)
    {
        if (node is FilterGroup { Kind: FilterGroupKind.All } all && all.Parts.Select(Name).Distinct().Count() == all.Parts.Count)
        {
            foreach (var part in all.Parts)
                Member(elements, part);
        }
        else
        {
            Member(elements, node);
        }
    }

    private static void Member(BsonByteWriter elements, FilterNode node)
    {
        if (node is FilterGroup group)
            elements.Element(BsonCode.Array, Name(node)).Document(parts => Parts(parts, group));
        else
            elements.Element(BsonCode.Document, Name(node)).Document(condition => Condition(condition, node));
    }

    private static void Parts(BsonByteWriter elements, FilterGroup group)
    {
        for (var i = 0; i < group.Parts.Count; i++)
            elements.Element(BsonCode.Document, Index(i)).Document(part => Query(part, group.Parts[i]));
    }

    private static void Condition(BsonByteWriter condition, FilterNode node)
    {
        switch (node)
        {
            case FieldComparison comparison:
                Value(condition, Name(comparison.Operator), comparison.Operand);
                break;
            case FieldMembership membership:
                condition.Element(BsonCode.Array, membership.IsNegated ? "$nin" : "$in").Bytes(Choices(membership));
                break;
            case FieldExistence existence:
                condition.Element(BsonCode.Boolean, "$exists").Byte(existence.Exists ? (byte)1 : (byte)0);
                break;
            case FieldType type:
                condition.Element(BsonCode.Array, "$type").Document(codes =>
                {
                    for (var i = 0; i < type.Codes.Count; i++)
                        codes.Element(BsonCode.Int32, Index(i)).Int32(type.Codes[i]);
                });
                break;
        }
    }

    /// <summary>The choices of <c>$in</c> or <c>$nin</c> as a BSON array.</summary>
    public static byte[] Choices(FieldMembership membership) => new BsonByteWriter().Document(choices =>
    {
        for (var i = 0; i < membership.Choices.Count; i++)
            Value(choices, Index(i), membership.Choices[i]);
    }).ToArray();

    private static void Value(BsonByteWriter elements, string name, FilterValue value) =>
        elements.Element(value.Type, name).Bytes(value.Bytes);

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Name(FilterNode node) => node switch
    {
        FilterGroup { Kind: FilterGroupKind.All } => "$and",
        FilterGroup { Kind: FilterGroupKind.Any } => "$or",
        FilterGroup => "$nor",
        FieldComparison comparison => comparison.Path,
        FieldMembership membership => membership.Path,
        FieldExistence existence => existence.Path,
        FieldType type => type.Path,
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a filter."),
    };

    private static string Name(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => "$eq",
        ComparisonOperator.NotEqual => "$ne",
        ComparisonOperator.Greater => "$gt",
        ComparisonOperator.GreaterOrEqual => "$gte",
        ComparisonOperator.Less => "$lt",
        _ => "$lte",
    };
}
