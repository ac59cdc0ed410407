using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;

namespace MongoEtl.IntegrationTests.Kills;

[Trait("Category", "Server")]
public sealed class RepeatedRunTests(PostgresFixture postgres, CommunityRun community)
{
    [Fact]
    public async Task A_run_over_finished_data_writes_nothing()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);
        var (rows, statistics) = (await RowVersions.ReadAsync(database), await RowVersions.StatisticsAsync(database));
        rows.Length.ShouldBeGreaterThan(3_000);

        (await migrator.RunAsync("migrate", "--source", community.Dump, "--jobs", "4")).ShouldExit(3);

        (await RowVersions.StatisticsAsync(database)).ShouldBe(statistics);
        (await RowVersions.ReadAsync(database)).ShouldBe(rows);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "second run");
    }

    [Fact]
    public async Task Emptied_tables_get_the_same_keys_again()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);

        (await migrator.RunAsync("truncate", "--yes")).ShouldExit(0);
        (await DatabaseSnapshot.ReadAsync(database)).Rows.ShouldBe(0);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);

        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "after truncate");
    }

    [Fact]
    public async Task Migrate_with_truncate_loads_anew_with_the_same_keys()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);
        await database.ExecuteAsync("UPDATE province SET name = 'changed by the application'");

        (await migrator.RunAsync("migrate", "--source", community.Dump, "--truncate", "--yes")).ShouldExit(3);

        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "migrate --truncate");
    }

    [Fact]
    public async Task A_changed_row_is_put_right_and_no_other_row_is_touched()
    {
        await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);
        await database.ExecuteAsync("UPDATE province SET name = 'changed' WHERE id = 3");
        await database.ExecuteAsync("DELETE FROM live WHERE id = 5");
        var before = await RowVersions.ReadAsync(database, locks: false);

        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);

        var after = await RowVersions.ReadAsync(database, locks: false);
        after.Except(before).Count().ShouldBe(2);
        (await database.ScalarAsync<string>("SELECT name FROM province WHERE id = 3")).ShouldNotBe("changed");
        (await database.ScalarAsync<long>("SELECT count(*) FROM live WHERE id = 5")).ShouldBe(1);
    }
}
