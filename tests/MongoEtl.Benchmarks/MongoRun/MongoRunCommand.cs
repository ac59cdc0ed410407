using System.Globalization;
using MongoEtl.Benchmarks.WholeRun;
using MongoEtl.PostgreSql;

namespace MongoEtl.Benchmarks.MongoRun;

/// <summary>The command <c>mongo</c>: reading a server against throwing its answers away, and migrating from it against migrating the same
/// documents
/// from a dump, all alternating.</summary>
internal sealed class MongoRunCommand(
    Database database, MongoServer server, string program, string folder, int documents, int runs, string jobs)
{
    private const string Table = "\"public\".\"zips\"";

    private readonly Figures _thrown = new("answers thrown away");
    private readonly Figures _delivered = new("delivered to a no-op");
    private readonly Figures _dump = new("migrate from the dump");
    private readonly Figures _server = new("migrate from the server");

    private string Dump => Path.Combine(folder, $"dump-{documents}");

    public static async Task<int> RunAsync(string[] options)
    {
        var documents = int.Parse(WholeRunCommand.Option(options, "--documents", "1000000"), CultureInfo.InvariantCulture);
        var runs = int.Parse(WholeRunCommand.Option(options, "--runs", "5"), CultureInfo.InvariantCulture);
        var program = WholeRunCommand.Program(options);
        if (program is null)
            return 2;
        var known = Environment.GetEnvironmentVariable("MONGOETL_SERVERS") ?? Path.Combine("..", "shared", "servers");
        var servers = WholeRunCommand.Option(options, "--servers", known);
        var zips = WholeRunCommand.Option(options, "--zips", WholeRunCommand.FindZips());
        var jobs = WholeRunCommand.Option(options, "--jobs", "1");
        var folder = Path.Combine(Path.GetTempPath(), "mongoetl-benchmark");
        ZipDump.Write(zips, Path.Combine(folder, $"dump-{documents}"), documents);
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { Folder = Path.Combine(folder, "postgres") }, CancellationToken.None);
        await using var mongo = await MongoServer.StartAsync(servers);
        var database = WholeRunCommand.Connect(postgres.Options(WholeRunCommand.Database));
        await new MongoRunCommand(database, mongo, program, folder, documents, runs, jobs).RunAsync();
        return 0;
    }

    private async Task RunAsync()
    {
        var bytes = await MongoLoader.LoadAsync(Path.Combine(Dump, "bench", "zips.bson"), server.Port);
        var reads = new Reads(server, documents);
        Console.WriteLine($"{documents:N0} documents, {bytes / 1_000_000.0:N0} MB, {runs} runs of each, alternating\n");
        // Once for nothing: the server's own compiler has to see the work first.
        for (var run = -1; run < runs; run++)
        {
            var thrown = await reads.ThrowAwayAsync(bytes / documents);
            var delivered = await reads.DeliverAsync();
            var dump = Migrate(Dump);
            var fromServer = Migrate(server.Address);
            if (run < 0)
                continue;
            _thrown.Add(thrown, 0);
            _delivered.Add(delivered, 0);
            _dump.Add(dump.Elapsed, dump.PeakBytes);
            _server.Add(fromServer.Elapsed, fromServer.PeakBytes);
        }
        Console.WriteLine($"{_thrown}\n{_delivered}\n{_dump}\n{_server}\n");
        Console.WriteLine($"reading: {documents / _delivered.Median:N0} documents a second, "
            + $"{_thrown.Median / _delivered.Median:0.00} of throwing answers away");
        Console.WriteLine($"migrating: {documents / _server.Median:N0} documents a second, "
            + $"{Math.Max(_delivered.Median, _dump.Median) / _server.Median:0.00} of the slower of reading and of the dump");
    }

    private (TimeSpan Elapsed, long PeakBytes) Migrate(string source)
    {
        database.Run($"DROP TABLE IF EXISTS {Table} CASCADE", "DROP SCHEMA IF EXISTS mongoetl CASCADE", "CHECKPOINT");
        string[] arguments = ["migrate", "--source", source, "--jobs", jobs, "--log-dir", folder];
        var (elapsed, peak, _) = Commands.Run(program, arguments, database.Environment);
        var found = database.Run($"SELECT count(*) FROM {Table}").Output.Trim();
        return found == documents.ToString(CultureInfo.InvariantCulture)
            ? (elapsed, peak)
            : throw new InvalidOperationException($"{source}: {found} rows");
    }
}
