namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>The PostgreSQL server that both sides of the comparison use, through psql.</summary>
internal sealed class Database(string psql, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> connection)
{
    /// <summary>Settings by which the program finds the server.</summary>
    public IReadOnlyDictionary<string, string> Environment => environment;

    /// <summary>Runs statements and meta-commands in one psql.</summary>
    public (TimeSpan Elapsed, long PeakBytes, string Output) Run(params IEnumerable<string> commands) =>
        Commands.Run(psql, [.. connection, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", .. commands.SelectMany(command => new[] { "-c", command })], environment);
}
