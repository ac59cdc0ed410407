namespace MongoEtl.Runtime;

/// <summary>A row that is not as the documents give it. Values of other columns than the key are never told.</summary>
/// <param name="Kind">How it is not.</param>
/// <param name="Key">Names and values of its key columns, as text; a value that is sensitive is masked.</param>
/// <param name="Columns">Names of the columns that differ; empty for a row that is missing or extra.</param>
/// <param name="SourceId">The text of the document's id, where the table has a column for it.</param>
public sealed record RowFinding(
    FindingKind Kind, IReadOnlyList<KeyValuePair<string, string>> Key, IReadOnlyList<string> Columns, string? SourceId = null)
{
    /// <summary>Those of <see cref="Columns"/> whose encrypted text does not decrypt: it was changed, or was encrypted with another
    /// key.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>Stands for a value that must not be shown.</summary>
    public const string Masked = "(sensitive)";

    /// <summary><c>id 5</c>.</summary>
    public string KeyText => string.Join(", ", Key.Select(part => $"{part.Key} {part.Value}"));
}
