namespace MongoEtl.Generators.SchemaDiff;

/// <summary>One edit of the source.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Target">Where.</param>
/// <param name="Word">The attribute, without brackets and suffix; empty where none is concerned.</param>
/// <param name="Value">The attribute's first argument; empty for none.</param>
internal sealed record RemedyEdit(EditKind Kind, EditTarget Target, string Word = "", string Value = "")
{
    /// <summary>The attribute's <c>Schema</c>; empty for none.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Whether the attribute says <c>IsCassandra = true</c>.</summary>
    public bool IsCassandra { get; init; }

    /// <summary>The label of the member that is edited.</summary>
    public string Label { get; init; } = "";
}
