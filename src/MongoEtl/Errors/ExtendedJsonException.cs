namespace MongoEtl;

/// <summary>A text is not JSON, or not Extended JSON.</summary>
public sealed class ExtendedJsonException : FormatException
{
    /// <summary>Says what is wrong where.</summary>
    public ExtendedJsonException(int line, int column, string problem, Exception? innerException = null)
        : base($"line {line}, column {column}: {problem}", innerException)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The byte in the line, from 1.</summary>
    public int Column { get; }
}
