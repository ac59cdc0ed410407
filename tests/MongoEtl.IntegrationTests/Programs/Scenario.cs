using System.Text.Json.Nodes;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Programs;

/// <summary>A dump written by the test, a database of its own and a program: write documents, migrate, look.</summary>
internal sealed class Scenario : IDisposable
{
    private readonly TemporaryFolder _dump = new();

    private Scenario(ProgramFile program, TestDatabase database)
    {
        Database = database;
        Migrator = new Migrator(program, database);
    }

    public TestDatabase Database { get; }

    public Migrator Migrator { get; private set; }

    /// <summary>The dump folder.</summary>
    public string Dump => _dump.Path;

    public static async Task<Scenario> CreateAsync(PostgresFixture postgres, ProgramFile program) => new(program, await postgres.CreateDatabaseAsync());

    /// <summary>From here on another program works on the same dump and database.</summary>
    public void Use(ProgramFile program)
    {
        Migrator.Dispose();
        Migrator = new Migrator(program, Database);
    }

    public void Write(string collection, params IEnumerable<BsonDocument> documents) => DumpFolder.Write(Dump, collection, documents);

    public void Append(string collection, params IEnumerable<BsonDocument> documents) => DumpFolder.Append(Dump, collection, documents);

    /// <summary>Runs migrate over the dump.</summary>
    public Task<ProgramResult> MigrateAsync(params string[] options) => Migrator.RunAsync(["migrate", "--source", Dump, .. options]);

    /// <summary>Runs validate over the dump.</summary>
    public Task<ProgramResult> ValidateAsync(params string[] options) => Migrator.RunAsync(["validate", "--source", Dump, .. options]);

    /// <summary>Every row is as the dump gives it: what validate must say after any migration.</summary>
    public async Task ShouldAgreeAsync() => (await ValidateAsync()).ShouldExit(0).Out.ShouldContain("Every row agrees.");

    /// <summary>The dead letters as <c>dead-letters list --json</c> prints them.</summary>
    public async Task<List<JsonNode>> DeadLettersAsync()
    {
        var list = (await Migrator.RunAsync("dead-letters", "list", "--json")).ShouldExit(0);
        return [.. list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>What the last run's metrics file says of an entity.</summary>
    public JsonNode Metrics(string entity) => RunFiles.LastMetrics(Migrator.Folder)["entities"]!.AsArray().Single(node => (string?)node!["entity"] == entity)!;

    public Task<string[]> TextsAsync(string sql) => Database.TextsAsync(sql);

    public void Dispose()
    {
        Migrator.Dispose();
        _dump.Dispose();
    }
}
