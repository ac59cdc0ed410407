namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Leaves the parser with a message and the place in the text; <see cref="FilterParser"/> turns it into a result.</summary>
internal sealed class FilterSyntaxException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
