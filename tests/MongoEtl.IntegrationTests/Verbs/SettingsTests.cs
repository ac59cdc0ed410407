using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>Wrong settings end with exit code 2 before anything is read or written, saying what to write.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("migrate --source {dump}", "POSTGRES_PORT", "many", "POSTGRES_PORT")]
    [InlineData("migrate --source {dump}", "POSTGRES_HOST", null, "POSTGRES_HOST")]
    [InlineData("migrate", "MONGODB_URI", null, "MONGODB_URI")]
    [InlineData("migrate --source {dump} --jobs 0", null, null, "--jobs")]
    [InlineData("migrate --source {dump} --jbos 2", null, null, "jbos")]
    [InlineData("migrate --source {dump} --only shpae", null, null, "shape")]
    [InlineData("migrate --source {dump} --dry-run --truncate", null, null, "--dry-run")]
    [InlineData("migrat", null, null, "migrate")]
    [InlineData("dead-letters", null, null, "list")]
    public async Task Wrong_usage_exits_with_2_and_names_what_is_wrong(string command, string? setting, string? value, string named)
    {
        using var migrator = new Migrator(ProgramFile.Shapes, null);
        foreach (var (name, given) in new[] { ("POSTGRES_HOST", "127.0.0.1"), ("POSTGRES_DB", "nowhere"), ("POSTGRES_USER", "nobody") })
            migrator.Environment[name] = given;
        if (setting is not null)
            migrator.Environment[setting] = value;

        var result = (await migrator.RunAsync(command.Replace("{dump}", migrator.Folder).Split(' '))).ShouldExit(2);

        result.Error.ShouldContain(named);
        result.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unreachable_server_exits_with_1_and_names_the_address()
    {
        using var migrator = new Migrator(ProgramFile.Shapes, null);
        Bson.BsonDocument document = new() { ["_id"] = 1 };
        Dumps.DumpFolder.Write(migrator.Folder, "shapes", document);
        foreach (var (name, given) in new[] { ("POSTGRES_HOST", "127.0.0.1"), ("POSTGRES_PORT", "1"), ("POSTGRES_DB", "nowhere"), ("POSTGRES_USER", "nobody") })
            migrator.Environment[name] = given;
        migrator.Environment["POSTGRES_PASSWORD"] = PostgresInstance.Password;

        var result = (await migrator.RunAsync("migrate", "--source", migrator.Folder)).ShouldExit(1);

        result.Error.ShouldContain("127.0.0.1");
        (result.All + migrator.LeftBehind()).ShouldNotContain(PostgresInstance.Password);
    }
}
