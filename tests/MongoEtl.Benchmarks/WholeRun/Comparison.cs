using ZipMigrator;

namespace MongoEtl.Benchmarks.WholeRun;

/// <summary><c>migrate</c> against the floor, alternating, in one run on one machine: the load of an empty table, and the repeat over a full one.</summary>
/// <param name="database">The server of both.</param>
/// <param name="program">The migrator.</param>
/// <param name="folder">Where dumps and rows are kept.</param>
/// <param name="realZips">The dump whose documents are repeated.</param>
/// <param name="documents">How many.</param>
/// <param name="runs">Measurements of each.</param>
/// <param name="jobs">For <c>--jobs</c>.</param>
/// <param name="floorMemory">The floor's <c>maintenance_work_mem</c>, or null for the server's own.</param>
internal sealed class Comparison(
    Database database, string program, string folder, string realZips, int documents, int runs, string jobs, string? floorMemory)
{
    private static readonly TablePlan Table = MigrationPlan.Create().Entities[0].Tables[0];

    private string Rows => Path.Combine(folder, $"zips-{documents}.copy");

    /// <summary>Measures and prints.</summary>
    public void Run()
    {
        ZipDump.Write(realZips, Path.Combine(folder, $"dump-{documents}"), documents);
        Prepare();
        Console.WriteLine($"{documents:N0} documents, {runs} runs of each, alternating\n");
        Compare("load", "\\copy and primary key by psql", LoadFloor, ResetLoad, "migrate into an empty table");
        Compare("repeat", "\\copy and merge by psql", MergeFloor, () => database.Run("CHECKPOINT"), "migrate again, nothing changed");
    }

    /// <summary>Migrates once and keeps the rows as a file in binary COPY format: what the floor loads.</summary>
    private void Prepare()
    {
        ResetLoad();
        Migrate();
        database.Run($"\\copy (SELECT {Columns} FROM {Table.QuotedName}) TO '{Rows}' (FORMAT binary)");
    }

    private void Compare(string what, string floorName, Func<(TimeSpan, long, string)> floor, Action reset, string migrateName)
    {
        var floors = new Figures(floorName);
        var migrations = new Figures(migrateName);
        for (var run = 0; run < runs; run++)
        {
            reset();
            var (floorTime, floorPeak, _) = floor();
            floors.Add(floorTime, floorPeak);
            reset();
            var (time, peak, _) = Migrate();
            migrations.Add(time, peak);
        }
        var found = database.Run($"SELECT count(*) FROM {Table.QuotedName}").Output.Trim();
        if (found != documents.ToString())
            throw new InvalidOperationException($"{what}: {found} rows instead of {documents}");
        Console.WriteLine($"{floors}\n{migrations}");
        Console.WriteLine($"{what}: {migrations.Median / floors.Median:0.00} times the floor; {documents / migrations.Median:N0} documents a second\n");
    }

    private static string Columns => string.Join(", ", Table.Columns.Select(column => $"\"{column.Name}\""));

    private void ResetLoad() => database.Run(
        $"DROP TABLE IF EXISTS {Table.QuotedName} CASCADE", "DROP SCHEMA IF EXISTS mongoetl CASCADE", "CHECKPOINT");

    private (TimeSpan, long, string) LoadFloor()
    {
        database.Run(Table.CreateStatement);
        IEnumerable<string> memory = floorMemory is null ? [] : [$"SET maintenance_work_mem = '{floorMemory}'"];
        return database.Run(
            [.. memory, $"\\copy {Table.QuotedName} ({Columns}) FROM '{Rows}' (FORMAT binary)", Table.Indexes[0].CreateStatement]);
    }

    private (TimeSpan, long, string) MergeFloor() => database.Run(
        "BEGIN",
        Table.StagingStatement,
        $"\\copy \"{Table.StagingName}\" ({Columns}) FROM '{Rows}' (FORMAT binary)",
        Table.MergeStatement,
        "COMMIT");

    private (TimeSpan, long, string) Migrate() => Commands.Run(
        program,
        ["migrate", "--source", Path.Combine(folder, $"dump-{documents}"), "--jobs", jobs, "--log-dir", folder],
        database.Environment);
}
