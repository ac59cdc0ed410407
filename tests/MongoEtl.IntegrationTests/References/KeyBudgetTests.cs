using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;
using MongoEtl.PostgreSql;
using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace MongoEtl.IntegrationTests.References;

/// <summary>Key maps that do not fit their memory are asked batch by batch. No option of the program sets the budget, so this runs in the
/// process.</summary>
[Trait("Category", "Server")]
public sealed class KeyBudgetTests(PostgresFixture postgres)
{
    private const int Persons = 3_000;

    [Fact]
    public async Task Key_maps_beyond_their_memory_give_the_same_tables()
    {
        using var dump = new TemporaryFolder();
        DumpFolder.Write(dump.Path,
            "countries",
            Enumerable.Range(0, 100).Select(number => new BsonDocument { ["_id"] = $"c{number}", ["code"] = $"C{number % 90}" }));
        DumpFolder.Write(dump.Path, "persons", Enumerable.Range(1, Persons).Select(Person));
        DumpFolder.Write(dump.Path,
            "notes",
            Enumerable.Range(1, 500).Select(number => new BsonDocument { ["_id"] = number, ["skipRule"] = Oid.Of(number * 7 % 4_000) }));

        var within = await MigrateAsync(dump.Path, budget: 48 << 20);
        var beyond = await MigrateAsync(dump.Path, budget: 0);
        var inPart = await MigrateAsync(dump.Path, budget: 40_000);

        within.Rows.ShouldBeGreaterThan(Persons);
        beyond.ShouldEqual(within, "no memory at all");
        inPart.ShouldEqual(within, "memory for the small map only");
    }

    private static BsonDocument Person(int number) => new()
    {
        ["_id"] = Oid.Of(number),
        ["name"] = number % 50 == 0 ? "nine char" : "short",
        ["manager"] = Oid.Of(number * 31 % (Persons + 200)),
        ["home"] = $"c{number % 110}",
        ["passport"] = $"C{number % 95}",
    };

    private async Task<DatabaseSnapshot> MigrateAsync(string dump, long budget)
    {
        var database = await postgres.CreateDatabaseAsync();
        var plan = global::References.MigrationPlan.Create();
        await using var store = new PostgresStore(Options(database), plan);
        await using var source = await DumpSource.OpenAsync(dump, CancellationToken.None);
        var report = await Migration.RunAsync(plan, new MigrationPorts(source, store.Target, null, store.State, store.Keys, new NoServices()),
            new MigrationOptions { KeyMapBytes = budget, Batch = new BatchLimits(200, 1 << 20) }, SilentProgress.Instance, CancellationToken.None);
        report.Error.ShouldBeNull();
        report.Outcome.ShouldBe(MigrationOutcome.Done);
        return await DatabaseSnapshot.ReadAsync(database);
    }

    private static PostgresOptions Options(TestDatabase database) => new()
    {
        Host = "127.0.0.1",
        Port = database.Server.Port,
        Database = database.Name,
        User = TestDatabase.Role,
        Password = PostgresInstance.Password,
    };

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
