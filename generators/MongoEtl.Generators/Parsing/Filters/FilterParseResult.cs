namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A filter, or what is wrong with its text and where.</summary>
internal sealed record FilterParseResult
{
    /// <summary>The filter; null if the text is wrong.</summary>
    public FilterNode? Filter { get; init; }

    /// <summary>What is wrong and what to write instead, without a final point; null if nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>Where the error is: an index into the text, at most its length.</summary>
    public int Position { get; init; }
}
