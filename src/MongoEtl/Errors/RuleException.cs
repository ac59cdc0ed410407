namespace MongoEtl;

/// <summary>The body of a column's rule threw. Its message may hold values and is left out; the type says enough to find the line.</summary>
public sealed class RuleException(string table, string column, Exception thrown)
    : DocumentException(column, null, null, $"the rule of column {table}.{column} threw {thrown.GetType().Name}; correct the rule and replay the document", thrown)
{
    /// <summary>The table the row was for.</summary>
    public string Table { get; } = table;

    /// <summary>The column.</summary>
    public string Column { get; } = column;
}
