using MongoEtl.IntegrationTests.Servers;
using Npgsql;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>Damages single rows and cells of PostgreSQL tables, with foreign keys and triggers out of its way.</summary>
internal sealed class RelationalDamager(TestDatabase database, IReadOnlyList<PlannedTable> tables, Random random)
{
    private readonly HashSet<string> _touched = [];
    private int _inserted = 900_000;

    public async Task<Damage> MakeAsync()
    {
        await using var connection = await database.OpenAsync();
        await ExecuteAsync(connection, "SET session_replication_role = replica");
        while (true)
        {
            var table = tables[random.Next(tables.Count)];
            var key = await PickAsync(connection, table);
            if (!_touched.Add($"{table.Name} {string.Join(',', key)}"))
                continue;
            switch (random.Next(4))
            {
                case 0:
                    await ExecuteAsync(connection, $"""DELETE FROM "{table.Name}" WHERE {Where(table)}""", key);
                    return Make(table, "missing", key);
                case 1:
                    return await InsertAsync(connection, table, key);
                default:
                    return await ChangeAsync(connection, table, key);
            }
        }
    }

    private async Task<Damage> ChangeAsync(NpgsqlConnection connection, PlannedTable table, string[] key)
    {
        var column = table.Others.ElementAt(random.Next(table.Others.Count()));
        var isNullable = await ScalarAsync(connection,
            """
            SELECT is_nullable = 'YES' FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = $1 AND column_name = $2
            """, table.Name, column);
        var set = $"""UPDATE "{table.Name}" SET "{column}" =""";
        var isGone = isNullable && random.Next(3) == 0
            && await ExecuteAsync(connection, $"""{set} NULL WHERE {Where(table)} AND "{column}" IS NOT NULL""", key) == 1;
        if (!isGone)
            await ExecuteAsync(connection, $"{set} {Other(table, column)} WHERE {Where(table)}", key);
        return Make(table, "differing", key, column);
    }

    private async Task<Damage> InsertAsync(NpgsqlConnection connection, PlannedTable table, string[] key)
    {
        // Every key of these tables is of integers.
        var fresh = table.Key.Select(_ => $"{_inserted++}").ToArray();
        _touched.Add($"{table.Name} {string.Join(',', fresh)}");
        var others = string.Concat(table.Others.Select(column => $", \"{column}\""));
        await ExecuteAsync(connection,
            $"""
            INSERT INTO "{table.Name}" ({string.Join(", ", table.Key.Select(column => $"\"{column}\""))}{others})
            SELECT {string.Join(", ", fresh)}{others} FROM "{table.Name}" WHERE {Where(table)}
            """, key);
        return Make(table, "extra", fresh);
    }

    private static string Other(PlannedTable table, string column)
    {
        var name = $"\"{column}\"";
        return table.Columns[column] switch
        {
            "integer" or "bigint" or "smallint" => $"coalesce({name}, 0) + 1",
            "boolean" => $"NOT coalesce({name}, false)",
            "date" => $"coalesce({name}, '2020-01-01') + 1",
            var type when type.StartsWith("timestamp", StringComparison.Ordinal) =>
                $"coalesce({name}, '2020-01-01') + interval '1 millisecond'",
            var type when type.StartsWith("numeric", StringComparison.Ordinal) => $"coalesce({name}, 0) + 0.00000001",
            var type when type.StartsWith("varchar", StringComparison.Ordinal) || type == "text" => $"coalesce({name}, '') || ' '",
            // An enum: its last label, or the first where that one stands.
            _ => $"CASE WHEN {name} = enum_last({name}) THEN enum_first({name}) ELSE enum_last({name}) END",
        };
    }

    private static Damage Make(PlannedTable table, string kind, string[] key, string column = "") =>
        new("postgres", table.Name, kind, string.Join(',', table.Key.Zip(key, (name, value) => $"{name}={value}")), column);

    private static string Where(PlannedTable table) =>
        string.Join(" AND ", table.Key.Select((column, i) => $"\"{column}\"::text = ${i + 1}"));

    private async Task<string[]> PickAsync(NpgsqlConnection connection, PlannedTable table)
    {
        var rows = Convert.ToInt32(await ReadAsync(connection, $"""SELECT count(*) FROM "{table.Name}" """, []));
        var columns = string.Join(", ", table.Key.Select(column => $"\"{column}\""));
        var sql = $"""SELECT ARRAY[{columns}]::text[] FROM "{table.Name}" ORDER BY {columns} OFFSET {random.Next(rows)} LIMIT 1""";
        return (string[])(await ReadAsync(connection, sql, []))!;
    }

    private static async Task<bool> ScalarAsync(NpgsqlConnection connection, string sql, params string[] values) =>
        (bool)(await ReadAsync(connection, sql, values))!;

    private static async Task<object?> ReadAsync(NpgsqlConnection connection, string sql, string[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, params string[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
