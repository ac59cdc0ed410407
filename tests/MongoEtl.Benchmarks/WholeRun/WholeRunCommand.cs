using System.Globalization;
using MongoEtl.PostgreSql;

namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>The command <c>whole-run</c>: starts a private PostgreSQL, measures, prints, stops it.</summary>
internal static class WholeRunCommand
{
    internal const string Database = "postgres";

    public static async Task<int> RunAsync(string[] options)
    {
        var documents = int.Parse(Option(options, "--documents", "1000000"), CultureInfo.InvariantCulture);
        var runs = int.Parse(Option(options, "--runs", "5"), CultureInfo.InvariantCulture);
        var jobs = Option(options, "--jobs", "1");
        var floorMemory = Option(options, "--floor-memory", "") is { Length: > 0 } memory ? memory : null;
        if (Program(options) is not { } program)
            return 2;
        var zips = Option(options, "--zips", FindZips());
        var folder = Path.Combine(Path.GetTempPath(), "mongoetl-benchmark");
        Directory.CreateDirectory(folder);
        await using var server = await PostgresServer.StartAsync(
            new PostgresServerOptions { Folder = Path.Combine(folder, "postgres") }, CancellationToken.None);
        new Comparison(Connect(server.Options(Database)), program, folder, zips, documents, runs, jobs, floorMemory).Run();
        return 0;
    }

    /// <summary>The program that is measured; null, after a word to people, where it is not.</summary>
    internal static string? Program(string[] options)
    {
        var program = Path.GetFullPath(Option(options, "--program", Path.Combine("artifacts", "zip-migrator", "zip-migrator")));
        if (File.Exists(program))
            return program;
        Console.Error.WriteLine($"There is no program {program}: publish tests/MongoEtl.ZipMigrator, or name it with --program.");
        return null;
    }

    internal static Database Connect(PostgresOptions options) => new(
        FindPsql(),
        new Dictionary<string, string>
        {
            ["POSTGRES_HOST"] = options.Host,
            ["POSTGRES_PORT"] = options.Port.ToString(CultureInfo.InvariantCulture),
            ["POSTGRES_DB"] = options.Database,
            ["POSTGRES_USER"] = options.User,
        },
        ["-h", options.Host, "-p", options.Port.ToString(CultureInfo.InvariantCulture), "-U", options.User, "-d", options.Database]);

    /// <summary>Beside the server's programs, or on the PATH.</summary>
    private static string FindPsql()
    {
        var beside = Path.Combine(PostgresPrograms.Find()!, "psql");
        return File.Exists(beside) ? beside : "psql";
    }

    internal static string Option(string[] options, string name, string otherwise)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : otherwise;
    }

    /// <summary>The real dump beside the checkout, or where <c>MONGOETL_DATA</c> says.</summary>
    internal static string FindZips()
    {
        var data = Environment.GetEnvironmentVariable("MONGOETL_DATA") ?? Path.Combine("..", "shared", "data");
        return Path.Combine(data, "dump", "sample_training", "zips.bson");
    }
}
