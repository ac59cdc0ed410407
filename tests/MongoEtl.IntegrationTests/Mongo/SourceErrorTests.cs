using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.Sources.Tests;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>What is wrong with a source is said in one line, before anything is written.</summary>
[Trait("Category", "Server")]
public sealed class SourceErrorTests(PostgresFixture postgres, CommunityRun community, MongoServersFixture processes)
{
    private readonly LoadedServers _servers = new(postgres, community, processes);

    private const string Wrong = "not-the-passw0rd";
    private const string Quickly = "&serverSelectionTimeoutMS=20000";

    [Fact]
    public async Task A_wrong_password()
    {
        var port = await _servers.FerretAsync();
        var error = await RefusedAsync(1, $"{MongoServersFixture.User}:{Wrong}@127.0.0.1:{port}"
            + LoadedServers.FerretOptions(MongoCertificates.Shared.AuthorityFile) + Quickly);
        error.ShouldContain("password");
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority()
    {
        var port = await _servers.FerretAsync();
        var error = await RefusedAsync(1, $"{MongoServersFixture.User}:{Wrong}@127.0.0.1:{port}"
            + LoadedServers.FerretOptions(MongoCertificates.Shared.StrangerFile) + Quickly);
        error.ShouldContain("tlsCAFile");
    }

    [Fact]
    public async Task A_certificate_of_another_host()
    {
        var port = await _servers.FerretAsync();
        var error = await RefusedAsync(1, $"{MongoServersFixture.User}:{Wrong}@localhost:{port}"
            + LoadedServers.FerretOptions(MongoCertificates.Shared.AuthorityFile) + Quickly);
        error.ShouldContain("localhost");
        error.ShouldContain("certificate");
    }

    [Fact]
    public async Task A_host_that_nobody_listens_on() =>
        (await RefusedAsync(1, $"u:{Wrong}@127.0.0.1:1/app?serverSelectionTimeoutMS=1000")).ShouldContain("127.0.0.1:1");

    [Fact]
    public async Task An_address_that_is_none() => (await RefusedAsync(2, $"u:{Wrong}@/app")).ShouldContain("host");

    [Fact]
    public async Task A_password_that_is_not_encoded() => (await RefusedAsync(2, $"u:{Wrong}/1@h/app")).ShouldContain("ercent");

    [Fact]
    public async Task A_database_without_the_collections()
    {
        var (port, _) = await _servers.JavaServerAsync();
        (await RefusedAsync(1, $"127.0.0.1:{port}/no_such_database")).ShouldContain("none of the collections");
    }

    [Fact]
    public async Task A_snapshot_that_the_server_does_not_have()
    {
        var (port, database) = await _servers.JavaServerAsync();
        (await RefusedAsync(1, $"127.0.0.1:{port}/{database}", "--source-read-concern", "snapshot")).ShouldContain("MongoDB 5.0");
    }

    private async Task<string> RefusedAsync(int code, string address, params string[] options)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        migrator.Environment["MONGODB_URI"] = "mongodb://" + address;
        var result = (await migrator.RunAsync(["migrate", .. options])).ShouldExit(code);
        (await database.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'mongoetl')")).ShouldBeEmpty();
        (result.All + migrator.LeftBehind()).ShouldNotContain(Wrong);
        // Usage errors name the manual page in a second line.
        result.Error.Trim().Split('\n').Length.ShouldBe(code == 2 ? 2 : 1, result.Error);
        return result.Error;
    }
}
