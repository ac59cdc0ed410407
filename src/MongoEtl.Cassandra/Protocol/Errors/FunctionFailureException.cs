namespace MongoEtl.Cassandra;

/// <summary>Code 0x1400: a user-defined function failed.</summary>
internal sealed class FunctionFailureException(ServerErrorText error, string keyspace, string function, IReadOnlyList<string> argumentTypes)
    : ServerException(error)
{
    /// <summary>The function's keyspace.</summary>
    public string Keyspace { get; } = keyspace;

    /// <summary>The function's name.</summary>
    public string Function { get; } = function;

    /// <summary>CQL types of its arguments.</summary>
    public IReadOnlyList<string> ArgumentTypes { get; } = argumentTypes;
}
