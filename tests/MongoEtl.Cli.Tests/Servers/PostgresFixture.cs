using MongoEtl.Cli.Tests;
using MongoEtl.PostgreSql;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace MongoEtl.Cli.Tests;

/// <summary>One private PostgreSQL for the test project, started by the first test that wants it; each test asks for a database of its
/// own.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private int _databases;
    private PostgresServer? _server;

    /// <summary>Puts settings of a new, empty database into the environment of <paramref name="program"/>.</summary>
    internal async Task UseDatabaseAsync(Program program)
    {
        var server = await StartAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ScalarAsync(server.Options(), $"CREATE DATABASE {name}");
        var options = server.Options(name);
        program.Environment["POSTGRES_HOST"] = options.Host;
        program.Environment["POSTGRES_PORT"] = $"{options.Port}";
        program.Environment["POSTGRES_DB"] = options.Database;
        program.Environment["POSTGRES_USER"] = options.User;
    }

    /// <summary>One value from the database of <paramref name="program"/>.</summary>
    internal async Task<object?> ScalarAsync(Program program, string sql) =>
        await ScalarAsync((await StartAsync()).Options(program.Environment["POSTGRES_DB"]), sql);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<PostgresServer> StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _server ??= await PostgresServer.StartAsync(PostgresServerOptions.Temporary(), default);
        }
        catch (PostgresUnavailableException absent) when (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") != "1")
        {
            Assert.Skip(absent.Message);
            throw;
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task<object?> ScalarAsync(PostgresOptions options, string sql)
    {
        var text = new NpgsqlConnectionStringBuilder { Host = options.Host, Port = options.Port, Database = options.Database,
            Username = options.User, Pooling = false };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
