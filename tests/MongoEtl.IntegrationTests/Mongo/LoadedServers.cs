using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.Sources;
using MongoEtl.Sources.Tests;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>The servers of the tests with documents in them, each filled when first asked for: mongo-java-server with the sample of the
/// reference
/// domain, FerretDB, which cannot hold some of that sample's values, with the real dumps.</summary>
internal sealed class LoadedServers(PostgresFixture postgres, CommunityRun community, MongoServersFixture servers)
{
    // As the servers themselves: one for all tests.
    private static readonly SemaphoreSlim s_turn = new(1);
    private static string? s_javaDatabase;
    private static bool s_isFerretLoaded;

    /// <summary>The end of an address of FerretDB: the login needs the one, TLS the other.</summary>
    public static string FerretOptions(string authorityFile) =>
        $"/?authSource=admin&tls=true&tlsCAFile={Uri.EscapeDataString(authorityFile)}";

    /// <summary>mongo-java-server, without encryption or login: port and database.</summary>
    public async Task<(int Port, string Database)> JavaServerAsync()
    {
        var process = await servers.JavaServerAsync();
        await community.ExpectedAsync(postgres);
        await s_turn.WaitAsync();
        try
        {
            s_javaDatabase ??= (await MongoLoader.LoadAsync(community.Dump, process.Port, new ConnectionSettings())).ShouldHaveSingleItem();
            return (process.Port, s_javaDatabase);
        }
        finally
        {
            s_turn.Release();
        }
    }

    /// <summary>The address of mongo-java-server.</summary>
    public async Task<string> JavaAddressAsync()
    {
        var (port, database) = await JavaServerAsync();
        return $"mongodb://127.0.0.1:{port}/{database}";
    }

    /// <summary>The port of FerretDB, which asks for a login and TLS.</summary>
    public async Task<int> FerretAsync() => (await servers.FerretAsync()).Port;

    /// <summary>The address of FerretDB, with the password.</summary>
    public async Task<string> FerretAddressAsync()
    {
        var port = await FerretAsync();
        var address = $"mongodb://{MongoServersFixture.User}:{MongoServersFixture.Password}@127.0.0.1:{port}"
            + FerretOptions(MongoCertificates.Shared.AuthorityFile);
        await s_turn.WaitAsync();
        try
        {
            var parsed = MongoAddress.Parse(address);
            var settings = new ConnectionSettings { Tls = parsed.Options.Tls, Credential = parsed.Credential };
            if (!s_isFerretLoaded)
                await MongoLoader.LoadAsync(RealDumpFiles.Folder(), port, settings);
            s_isFerretLoaded = true;
            return address;
        }
        finally
        {
            s_turn.Release();
        }
    }
}
