using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The tables of one entity's key map: <c>keys_N_entity</c> (source id, key) and <c>alternates_N_entity</c> (text, source id).
/// Their names are quoted and qualified.</summary>
internal sealed record KeyTables(int Id, string Keys, string Alternates, string IndexName)
{
    /// <summary>A B-tree entry takes at most about 2,700 bytes; ids and texts above this are refused
    /// one by one instead of failing the index.</summary>
    internal const int LongestText = 2000;

    private const int LongestEntity = 40;

    internal static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    /// <summary>Whether a text can be in the map.</summary>
    internal static bool CanHold(string text) => Bytes(text) <= LongestText && DeadLetterRows.IsStorable(text);

    /// <summary>Finds the map, or null when the entity never had a key pass.</summary>
    internal static async Task<KeyTables?> FindAsync(
        NpgsqlConnection connection, string plan, string entity, CancellationToken cancellation)
    {
        if (!await StateSchema.ExistsAsync(connection, cancellation).ConfigureAwait(false))
            return null;
        var id = await connection.ScalarAsync<int>(
            "SELECT id FROM mongoetl.key_maps WHERE plan = $1 AND entity = $2", cancellation, plan, entity).ConfigureAwait(false);
        return id == 0 ? null : Of(id, entity);
    }

    /// <summary>Makes the map's tables, without an index: it is built once the first keys are in.</summary>
    internal static async Task<KeyTables> CreateAsync(
        NpgsqlConnection connection, string plan, string entity, CancellationToken cancellation)
    {
        var id = await connection.ScalarAsync<int>(
            "INSERT INTO mongoetl.key_maps (plan, entity) VALUES ($1, $2) RETURNING id", cancellation, plan, entity).ConfigureAwait(false);
        var tables = Of(id, entity);
        await connection.ExecuteAsync(
            $"""
            CREATE TABLE {tables.Keys} (source_id text COLLATE "C" NOT NULL, key integer NOT NULL);
            CREATE TABLE {tables.Alternates} (alternate text COLLATE "C" PRIMARY KEY, source_id text COLLATE "C" NOT NULL)
            """, cancellation).ConfigureAwait(false);
        return tables;
    }

    /// <summary>Builds the unique index that look-ups use.</summary>
    internal Task BuildIndexAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.ExecuteAsync($"CREATE UNIQUE INDEX {Sql.Name(IndexName)} ON {Keys} (source_id) INCLUDE (key)", cancellation);

    private static KeyTables Of(int id, string entity)
    {
        var name = entity.Length > LongestEntity ? entity[..LongestEntity] : entity;
        return new KeyTables(
            id, "mongoetl." + Sql.Name($"keys_{id}_{name}"), "mongoetl." + Sql.Name($"alternates_{id}_{name}"), $"keys_{id}_{name}_key");
    }
}
