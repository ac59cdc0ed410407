using System.Net;
using MongoEtl.Cli;
using MongoEtl.PostgreSql;
using MongoEtl.PostgreSql.Tests;
using MongoEtl.Runtime;
using MongoEtl.Sources;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>The program of some version of the classes, run in this process in a folder of its own, against a database and, if it is given
/// one, a keyspace.</summary>
internal sealed class SchemaProgram : IAsyncDisposable
{
    private static int _keyspaces;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("mongoetl-schema-").FullName;

    private SchemaProgram(PostgresOptions postgres, IPEndPoint? cassandra)
    {
        Database = postgres.CreateDataSource();
        Environment["POSTGRES_HOST"] = postgres.Host;
        Environment["POSTGRES_PORT"] = $"{postgres.Port}";
        Environment["POSTGRES_DB"] = postgres.Database;
        Environment["POSTGRES_USER"] = postgres.User;
        if (cassandra is null)
            return;
        Keyspace = $"program_{Interlocked.Increment(ref _keyspaces)}";
        Environment["CASSANDRA_HOSTS"] = $"{cassandra}";
        Environment["CASSANDRA_KEYSPACE"] = Keyspace;
    }

    public NpgsqlDataSource Database { get; }

    public string Keyspace { get; } = "";

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>What the next run is compiled from.</summary>
    public Plan Plan { get; set; } = Versions.First;

    /// <summary>What a person at a terminal answers; null where nobody is.</summary>
    public string? Answer { get; set; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>What both outputs say.</summary>
    public string Everything => Out + Error;

    /// <summary>A program whose database is empty, with a dump of three towns.</summary>
    public static SchemaProgram Create(PostgresOptions postgres, IPEndPoint? cassandra = null)
    {
        var program = new SchemaProgram(postgres, cassandra);
        using var towns = new DumpWriter(Path.Combine(program._directory, "dump")).Open("atlas", "town");
        foreach (var town in Versions.Documents)
            towns.Write(ExtendedJson.Parse(town));
        return program;
    }

    /// <summary>One whose tables hold the towns, as version 1 has them.</summary>
    public static async Task<SchemaProgram> FilledAsync(PostgresFixture postgres) =>
        Create(await DatabaseTemplates.CopyAsync(postgres, "towns", async options =>
        {
            await using var program = Create(options);
            (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        }));

    /// <summary>One whose tables of both stores hold the towns.</summary>
    public static async Task<SchemaProgram> FilledAsync(PostgresFixture postgres, IPEndPoint cassandra)
    {
        var program = Create(await postgres.CreateDatabaseAsync(), cassandra);
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        return program;
    }

    public Task<int> MigrateAsync(params string[] options) => RunAsync(["migrate", "--source", "dump", .. options]);

    public Task<int> ApplyAsync(params string[] options) => RunAsync(["schema", "apply", .. options]);

    /// <summary>Runs one command line; the plan is that of <see cref="Plan"/>.</summary>
    public Task<int> RunAsync(params string[] arguments) => RunAsync(default, arguments);

    public async Task<int> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var surroundings = new Surroundings
        {
            Out = TextWriter.Synchronized(_out),
            Error = TextWriter.Synchronized(_error),
            In = new StringReader(Answer ?? ""),
            CanAsk = Answer is not null,
            Environment = Environment,
            Directory = _directory,
            Program = "town",
        };
        using var invocation = new Invocation(surroundings, () => Plan, null, new RealStores(), cancellation);
        return await Dispatcher.RunAsync(arguments, invocation);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_directory, file));

    public Task<string> CatalogueAsync() => PostgresCatalogue.ReadAsync(Database);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Rows of one column of texts.</summary>
    public async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    public async Task<string> TextAsync(string sql) => (await TextsAsync(sql)).ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
