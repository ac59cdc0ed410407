namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Which elements of a document a filter looks at.</summary>
internal static class FilterElements
{
    /// <summary>Names of top-level elements, in order, with repetitions.</summary>
    public static IEnumerable<string> Of(FilterNode filter) => filter switch
    {
        FilterGroup group => group.Parts.SelectMany(Of),
        FieldComparison comparison => [Top(comparison.Path)],
        FieldMembership membership => [Top(membership.Path)],
        FieldExistence existence => [Top(existence.Path)],
        FieldType type => [Top(type.Path)],
        _ => throw new InvalidOperationException($"{filter.GetType().Name} is no part of a filter."),
    };

    private static string Top(string path) => path.Split('.')[0];
}
