using MongoEtl.IntegrationTests.Servers;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace MongoEtl.IntegrationTests.Servers;

/// <summary>The one private PostgreSQL of this assembly, started when the first test asks for a database.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private PostgresInstance? _instance;
    private int _databases;

    /// <summary>Skips the test where PostgreSQL is absent, or fails it where <c>MONGOETL_REQUIRE_SERVERS</c> is 1.</summary>
    internal static void Require()
    {
        if (PostgresPrograms.Folder is not null)
            return;
        const string absent = "PostgreSQL is not installed here: apt-get install postgresql";
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail(absent);
        Assert.Skip(absent);
    }

    /// <summary>A database of the test's own, owned by a role that is no superuser.</summary>
    internal async Task<TestDatabase> CreateDatabaseAsync()
    {
        Require();
        await _gate.WaitAsync();
        try
        {
            _instance ??= await PostgresInstance.StartAsync();
            return await TestDatabase.CreateAsync(_instance, $"test{++_databases}");
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_instance is not null)
            await _instance.DisposeAsync();
        _gate.Dispose();
    }
}
