using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Tells what a failed write means for a run.</summary>
internal static class WriteErrors
{
    internal static Exception Explain(Exception failure, string table, Consistency consistency, int rows) => failure switch
    {
        // One row that the server will not have whatever its company: its document is set aside.
        InvalidException invalid when rows == 1 => new RowsRefusedException(
            $"Cassandra refused a row of {table} for what it holds ({invalid.Code})", table, null, invalid),
        NoHostAvailableException { InnerException: CassandraException last } none => new TargetException(
            $"Cassandra, writing {table} at {consistency.ToName()}: {Reason(none, last)}. "
            + "Start the nodes that are down, or choose a level that the present ones can reach; the same command goes on from here.", none)
        {
            IsTransient = true,
        },
        TargetException => failure,
        CassandraException server => new TargetException($"Cassandra, writing {table} at {consistency.ToName()}: {server.Message}", server)
        {
            IsTransient = server.Retry != RetryAdvice.Never,
        },
        _ => failure,
    };

    private static string Reason(NoHostAvailableException none, CassandraException last) => none.Failures.Count == 0
        ? last.Message
        : string.Join("; ", none.Failures);
}
