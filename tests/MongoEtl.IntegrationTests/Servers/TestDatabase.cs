using Npgsql;

namespace MongoEtl.IntegrationTests.Servers;

/// <summary>One database of a private server, and what a test asks of it.</summary>
internal sealed class TestDatabase(PostgresInstance server, string name)
{
    /// <summary>The role that programs log in as: owner of its databases, not a superuser.</summary>
    public const string Role = "migrator";

    public string Name => name;

    public PostgresInstance Server => server;

    /// <summary>What tells a program to work here.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["POSTGRES_HOST"] = "127.0.0.1",
        ["POSTGRES_PORT"] = server.Port.ToString(),
        ["POSTGRES_DB"] = name,
        ["POSTGRES_USER"] = Role,
        ["POSTGRES_PASSWORD"] = PostgresInstance.Password,
        ["POSTGRES_SSLMODE"] = "disable",
        ["ENCRYPTION_KEY"] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    };

    public static async Task<TestDatabase> CreateAsync(PostgresInstance server, string name)
    {
        var admin = new TestDatabase(server, "postgres");
        if (await admin.ScalarAsync<long>("SELECT count(*) FROM pg_roles WHERE rolname = 'migrator'") == 0)
            await admin.ExecuteAsync($"CREATE ROLE migrator LOGIN PASSWORD '{PostgresInstance.Password}'");
        await admin.ExecuteAsync($"CREATE DATABASE {name} OWNER migrator");
        return new TestDatabase(server, name);
    }

    /// <summary>A connection as superuser.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(server.ConnectionString(name));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements as superuser.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs statements as the role that programs log in as.</summary>
    public async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(name, Role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The rows of a query, each as its values; null for NULL.</summary>
    public async Task<List<object?[]>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(Array.ConvertAll(row, value => value is DBNull ? null : value));
        }

        return rows;
    }

    /// <summary>The rows of a query, each as one text with columns parted by <c>|</c> and NULL as <c>-</c>: short to write in a
    /// test.</summary>
    public async Task<string[]> TextsAsync(string sql)
    {
        var rows = await RowsAsync(sql);
        return rows.Select(row => string.Join('|', row.Select(value => value is null ? "-" : FormattableString.Invariant($"{value}")))).ToArray();
    }
}
