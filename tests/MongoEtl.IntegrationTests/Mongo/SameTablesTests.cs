using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;
using MongoEtl.Sources.Tests;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>The same documents give the same tables, wherever they come from.</summary>
[Trait("Category", "Server")]
public sealed class SameTablesTests(PostgresFixture postgres, CommunityRun community, MongoServersFixture processes)
{
    private readonly LoadedServers _servers = new(postgres, community, processes);

    [Fact]
    public async Task From_a_legacy_server_as_from_the_dump()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        migrator.Environment["MONGODB_URI"] = await _servers.JavaAddressAsync();
        (await migrator.RunAsync("migrate")).ShouldExit(3).Out.ShouldContain("can be read");
        (await DatabaseSnapshot.ReadAsync(database)).ShouldEqual(expected.Tables, "first run");

        (await migrator.RunAsync("migrate", "--jobs", "3")).ShouldExit(3);
        var again = await RunResult.ReadAsync(migrator, database);
        again.Tables.ShouldEqual(expected.Tables, "repeat");
        again.DeadLetters.ShouldBe(expected.DeadLetters);
    }

    [Fact]
    public async Task From_a_modern_server_with_SCRAM_over_TLS_as_from_the_dump()
    {
        var expected = await TablesOfAsync(RealDumpFiles.Folder(), static (_, _) => Task.CompletedTask);
        var found = await TablesOfAsync(await _servers.FerretAddressAsync(), static async (migrator, database) =>
        {
            // Nothing that a person, a log or the state gets to see holds the password.
            string[] outputs =
            [
                (await migrator.RunAsync("status")).ShouldExit(0).All,
                migrator.LeftBehind(),
                string.Join('\n', await database.TextsAsync("SELECT r::text FROM mongoetl.runs r")),
                string.Join('\n', await database.TextsAsync("SELECT p::text FROM mongoetl.partitions p")),
            ];
            outputs.ShouldAllBe(output => !output.Contains(MongoServersFixture.Password));
        });
        found.Rows.ShouldBeGreaterThan(20_000);
        found.ShouldEqual(expected, "from FerretDB");
    }

    [Fact]
    public async Task The_address_may_come_from_a_file()
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        await File.WriteAllTextAsync(Path.Combine(migrator.Folder, "address"), await _servers.JavaAddressAsync() + "?noSuchOption=1\n");
        migrator.Environment["MONGODB_URI_FILE"] = "address";
        var result = (await migrator.RunAsync("migrate", "--only", "province")).ShouldExit(0);
        result.Out.ShouldContain("warning: ");
        result.Out.ShouldContain("noSuchOption");
        (await database.ScalarAsync<long>("SELECT count(*) FROM province")).ShouldBe(24);
    }

    private async Task<DatabaseSnapshot> TablesOfAsync(string source, Func<Migrator, TestDatabase, Task> look)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);
        migrator.Environment["MONGODB_URI"] = source;
        var result = (await migrator.RunAsync("migrate")).ShouldExit(0, 3);
        result.All.ShouldNotContain(MongoServersFixture.Password);
        await look(migrator, database);
        return await DatabaseSnapshot.ReadAsync(database);
    }
}
