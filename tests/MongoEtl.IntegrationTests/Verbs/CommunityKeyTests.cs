using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>What the reference domain does without its keys, and with keys in files.</summary>
[Trait("Category", "Server")]
public sealed class CommunityKeyTests(PostgresFixture postgres)
{
    private const string Objects = """
        SELECT count(*) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
        """;

    [Theory]
    [InlineData("ENCRYPTION_KEY")]
    [InlineData("OLD_ENCRYPTION_KEY")]
    [InlineData("OLD_ENCRYPTION_NONCE")]
    [InlineData("ENCRYPTION_IV", "ENCRYPTION_MODE=compatible")]
    public async Task Without_a_key_nothing_is_written(string absent, string? setting = null)
    {
        using var scenario = await CreateAsync();
        foreach (var (name, value) in CommunityKeys.OfVectors)
            scenario.Migrator.Environment[name] = value;
        scenario.Migrator.Environment[absent] = null;
        if (setting is not null)
            scenario.Migrator.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        string[][] commands =
        [
            ["migrate", "--source", scenario.Dump, "--cassandra-out", "bundle"],
            ["migrate", "--source", scenario.Dump, "--cassandra-out", "bundle", "--dry-run"],
        ];
        foreach (var command in commands)
            (await scenario.Migrator.RunAsync(command)).ShouldExit(2).Error.ShouldContain($"{absent} is not set");

        (await scenario.Database.ScalarAsync<long>(Objects)).ShouldBe(0);
        Directory.EnumerateFileSystemEntries(scenario.Migrator.Folder).ShouldBeEmpty("neither a bundle nor a log");
        (await scenario.Migrator.RunAsync("plan")).ShouldExit(0);
        (await scenario.Migrator.RunAsync("status")).ShouldExit(0);
    }

    [Fact]
    public async Task Entities_that_need_no_key_are_migrated_without_one()
    {
        using var scenario = await CreateAsync();
        foreach (var name in CommunityKeys.OfVectors.Keys)
            scenario.Migrator.Environment[name] = null;
        (await scenario.MigrateAsync("--only", "province")).ShouldExit(0);
    }

    [Fact]
    public async Task Keys_may_come_from_files()
    {
        using var scenario = await CreateAsync();
        foreach (var (name, value) in CommunityKeys.OfVectors)
        {
            await File.WriteAllTextAsync(Path.Combine(scenario.Migrator.Folder, name.ToLowerInvariant()), value + "\n");
            scenario.Migrator.Environment[name] = null;
            scenario.Migrator.Environment[name + "_FILE"] = name.ToLowerInvariant();
        }
        (await scenario.MigrateAsync("--cassandra-out", "bundle")).ShouldExit(0);
        (await File.ReadAllTextAsync(Path.Combine(scenario.Migrator.Folder, "bundle", "messages_by_room.csv")))
            .ShouldContain("ASezWOdw1kD5dwkNFcSgt6/cEBMxcUoFznZPezBxZLQ55Qham/ZjVTqxGJ6VyQ8k+KMW/7auW+OpppIDNik+lS28WoMYn8d4qyshDDyV23Ch");

        scenario.Migrator.Environment["OLD_ENCRYPTION_KEY"] = "another";
        var both = (await scenario.MigrateAsync("--cassandra-out", "bundle")).ShouldExit(2);
        both.Error.ShouldContain("OLD_ENCRYPTION_KEY (from the environment) and OLD_ENCRYPTION_KEY_FILE (from the environment) are both set");
    }

    [Fact]
    public async Task A_validation_tells_of_settings_that_changed_and_not_of_others()
    {
        using var scenario = await CreateAsync();
        DumpFolder.WriteBytes(scenario.Dump, "channel", ExtendedJson.Parse("""{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "c" }"""));
        (await scenario.MigrateAsync("--only", "channel")).ShouldExit(0);
        string[] validate = ["validate", "--source", scenario.Dump, "--only", "channel"];
        (await scenario.Migrator.RunAsync(validate)).ShouldExit(0).All.ShouldNotContain("changed since");
        scenario.Migrator.Environment["URL_PREFIXES"] = "gs://another=x";
        (await scenario.Migrator.RunAsync(validate)).ShouldExit(0).All.ShouldContain("channel: the settings by which its rows are made have changed since it was migrated");
    }

    private async Task<Scenario> CreateAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        DumpFolder.WriteBytes(scenario.Dump, "province", ExtendedJson.Parse("""{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "p" }"""));
        DumpFolder.WriteBytes(scenario.Dump, "rooms", ExtendedJson.Parse("""{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "r" }"""));
        DumpFolder.WriteBytes(scenario.Dump, "messages", ExtendedJson.Parse("""
            { "_id": {"$oid": "5e0be120cc00000000000020"}, "room": "507f1f77bcf86cd799439011", "message": "sO6YqxH7fyzIHJDqqD7eFcg=" }
            """));
        return scenario;
    }
}
