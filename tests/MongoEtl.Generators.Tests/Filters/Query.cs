namespace MongoEtl.Generators.Tests.Filters;

/// <summary>A query as the tests' own interpreter knows it.</summary>
internal abstract record Query
{
    /// <summary>The query as a filter's text.</summary>
    internal abstract string Text { get; }

    private static string Texts(IEnumerable<Query> parts) => string.Join(", ", parts.Select(part => part.Text));

    internal sealed record All(Query[] Parts) : Query
    {
        internal override string Text => $"{{ $and: [{Texts(Parts)}] }}";
    }

    internal sealed record Any(Query[] Parts) : Query
    {
        internal override string Text => $"{{ $or: [{Texts(Parts)}] }}";
    }

    internal sealed record None(Query[] Parts) : Query
    {
        internal override string Text => $"{{ $nor: [{Texts(Parts)}] }}";
    }

    /// <summary><c>$not</c> stands for <c>$not: { $gt: ... }</c>.</summary>
    internal sealed record Condition(string Path, string Operator, object? Operand) : Query
    {
        internal override string Text => Operator == "$not"
            ? $"{{ '{Path}': {{ $not: {{ $gt: {Members.Text(Operand)} }} }} }}"
            : $"{{ '{Path}': {{ {Operator}: {Members.Text(Operand)} }} }}";
    }
}
