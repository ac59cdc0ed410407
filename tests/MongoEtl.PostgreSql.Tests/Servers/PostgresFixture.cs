using MongoEtl.PostgreSql.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace MongoEtl.PostgreSql.Tests;

/// <summary>One private PostgreSQL for the test project; each test asks for a database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private int _databases;
    private PostgresServer? _server;
    private string? _absence;

    public PostgresServer Server
    {
        get
        {
            if (_server is null && Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") != "1")
                Assert.Skip(_absence!);
            return _server ?? throw new InvalidOperationException(_absence);
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            _server = await PostgresServer.StartAsync(PostgresServerOptions.Temporary(), default);
        }
        catch (PostgresUnavailableException absent)
        {
            _absence = absent.Message;
        }
    }

    /// <summary>A new database: empty, or a copy of another that nobody is connected to.</summary>
    public async Task<PostgresOptions> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = Server.Options().CreateDataSource();
        await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {template}");
        await command.ExecuteNonQueryAsync();
        return Server.Options(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
