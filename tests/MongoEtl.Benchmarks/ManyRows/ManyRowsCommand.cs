using MongoEtl.PostgreSql;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>The command <c>many-rows</c>: writes a dump, finds or starts the servers, measures, prints.</summary>
internal static class ManyRowsCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = ManyRowsOptions.Read(arguments);
        if (!File.Exists(options.Program))
        {
            Console.Error.WriteLine($"There is no program {options.Program}: publish tests/MongoEtl.ChatMigrator, or name it with --program.");
            return 2;
        }
        var folder = Path.Combine(Path.GetTempPath(), "mongoetl-many-rows");
        var dump = Path.Combine(folder, "dump");
        new ChatDump(dump, options.Rows).Write();
        await using var state = await PostgresServer.StartAsync(
            new PostgresServerOptions { Folder = Path.Combine(folder, "postgres") }, CancellationToken.None);
        await using var node = await Node.FindAsync(options.Heap);
        await new ManyRowsComparison(new ChatProgram(options, folder, node.EndPoint, state.Options())).RunAsync(options);
        return 0;
    }
}
