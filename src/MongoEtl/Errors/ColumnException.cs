using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>A value that a row computed does not fit its column: null, too long, out of range, or characters that the target cannot hold.</summary>
public sealed class ColumnException : DocumentException
{
    /// <summary>Names the column, what it takes and what was found.</summary>
    /// <param name="column">The column; its field is the path where it has one, else its name is.</param>
    /// <param name="table">The table's name, or null where that is not known.</param>
    /// <param name="expected">What the column takes.</param>
    /// <param name="found">What was found instead; never the value.</param>
    /// <param name="advice">What to do about it, as the end of a sentence.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public ColumnException(Column column, string? table, string expected, string found, string advice, Exception? innerException = null)
        : base(column.Field ?? column.Name, expected, found,
            $"column {(table is null ? "" : table + ".")}{column.Name} ({column.Type}) takes {expected}, found {found}; {advice}", innerException)
    {
        Column = column.Name;
        Table = table;
    }

    /// <summary>The column's name, unquoted.</summary>
    public string Column { get; }

    /// <summary>The table's name, or null where that is not known.</summary>
    public string? Table { get; }
}
