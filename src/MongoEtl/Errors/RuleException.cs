namespace MongoEtl;

/// <summary>The body of a column's rule threw. Its message may hold values and is left out; type and place are enough to find the line.</summary>
public sealed class RuleException(string table, string column, Exception thrown)
    : DocumentException(column, null, null, Sentence(table, column, thrown), thrown)
{
    /// <summary>The table the row was for.</summary>
    public string Table { get; } = table;

    /// <summary>The column.</summary>
    public string Column { get; } = column;

    private static string Sentence(string table, string column, Exception thrown)
    {
        var place = ThrowingCode.Of(thrown) is { } code ? $" in {code}" : "";
        return $"the rule of column {table}.{column} threw {thrown.GetType().Name}{place}; correct the rule and replay the document";
    }
}
