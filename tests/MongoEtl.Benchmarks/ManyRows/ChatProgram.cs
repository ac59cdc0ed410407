using System.Globalization;
using System.Net;
using MongoEtl.Benchmarks.WholeRun;
using MongoEtl.PostgreSql;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>The program that is measured, and the floor that is compiled into it; each run is a process of its own.</summary>
internal sealed class ChatProgram(ManyRowsOptions options, string folder, IPEndPoint node, PostgresOptions state)
{
    private const string Keyspace = "mongoetl_many_rows";

    /// <summary>What a run would connect to.</summary>
    public IPEndPoint Node => node;

    /// <summary>The requests recorded of an entity's run.</summary>
    public string FramesOf(string entity) => Path.Combine(folder, $"{entity}-{options.Rows}.frames");

    /// <summary>Reads the dump and writes the rows of an entity.</summary>
    public (TimeSpan Elapsed, long PeakBytes, string Output) Migrate(string entity, IPEndPoint? through = null) => Run(
        through ?? node, "migrate", "--source", Path.Combine(folder, "dump"), "--only", entity, "--jobs", options.Jobs);

    /// <summary>Empties an entity's tables and forgets how far it was.</summary>
    public void Truncate(string entity) => Run(node, "truncate", "--only", entity, "--yes");

    /// <summary>Sends the recorded requests of an entity again.</summary>
    public (TimeSpan Elapsed, long PeakBytes, string Output) Resend(string entity, string inFlight) => Commands.Run(
        options.Program, ["resend", FramesOf(entity), node.ToString(), Keyspace, "2", inFlight]);

    private (TimeSpan Elapsed, long PeakBytes, string Output) Run(IPEndPoint to, params string[] arguments) => Commands.Run(
        options.Program, [.. arguments, "--log-dir", folder], new Dictionary<string, string>
        {
            ["STATE_HOST"] = state.Host,
            ["STATE_PORT"] = state.Port.ToString(CultureInfo.InvariantCulture),
            ["STATE_DB"] = state.Database,
            ["STATE_USER"] = state.User,
            ["CASSANDRA_HOSTS"] = to.ToString(),
            ["CASSANDRA_KEYSPACE"] = Keyspace,
        });
}
