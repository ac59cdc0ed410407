namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A lock file is damaged; thrown and caught within its reader.</summary>
internal sealed class LockFormatException(string message, int line, int column) : Exception(message)
{
    public LockFault Fault { get; } = new(message, line, column);
}
