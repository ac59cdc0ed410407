namespace MongoEtl.Runtime;

/// <summary>The target refused rows for what they hold (SQLSTATE class 22 or 23): bisecting finds which.</summary>
public sealed class RowsRefusedException(string message, string? table, string? column, Exception? inner = null) : TargetException(message, inner)
{
    /// <summary>The table that refused, where known.</summary>
    public string? Table { get; } = table;

    /// <summary>The column or constraint, where known.</summary>
    public string? Column { get; } = column;
}
