using MongoEtl.Internal;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>What a key pass saw, in a temporary table: ordinal, source id, alternate text. From there
/// keys are allotted to ids that have none.</summary>
internal sealed class KeyPassStaging(EntityPlan entity, KeyTables tables)
{
    internal const string CopyStatement = "COPY mongoetl_key_pass (ordinal, source_id, alternate) FROM STDIN (FORMAT binary)";

    internal static readonly Column Ordinal = new("ordinal", "bigint", Nullable: false);
    internal static readonly Column SourceId = new("source_id", "text", Nullable: false);
    internal static readonly Column Alternate = new("alternate", "text", Nullable: true);

    internal static Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.ExecuteAsync(
        """
        CREATE TEMP TABLE mongoetl_key_pass (ordinal bigint NOT NULL, source_id text COLLATE "C" NOT NULL, alternate text COLLATE "C") ON COMMIT DROP
        """, cancellation);

    /// <summary>New ids get the next keys in the order in which they were first seen; returns how many.</summary>
    /// <exception cref="TargetException">32 bits do not hold the next key.</exception>
    internal async Task<long> AllotAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("ANALYZE mongoetl_key_pass", cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync(
            $"""
            CREATE TEMP TABLE mongoetl_new_ids ON COMMIT DROP AS
            SELECT seen.source_id, min(seen.ordinal) AS ordinal FROM mongoetl_key_pass seen
            WHERE NOT EXISTS (SELECT FROM {tables.Keys} known WHERE known.source_id = seen.source_id)
            GROUP BY seen.source_id
            """, cancellation).ConfigureAwait(false);
        var highest = await HighestKeyAsync(connection, cancellation).ConfigureAwait(false);
        var count = await connection.ScalarAsync<long>("SELECT count(*) FROM mongoetl_new_ids", cancellation).ConfigureAwait(false);
        if (highest + count > int.MaxValue)
            throw KeysExhausted(entity.Name);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO {tables.Keys} (source_id, key)
            SELECT source_id, ($1 + row_number() OVER (ORDER BY ordinal))::integer FROM mongoetl_new_ids ORDER BY ordinal
            """, cancellation, highest).ConfigureAwait(false);
        await connection.ExecuteAsync("DROP TABLE mongoetl_new_ids", cancellation).ConfigureAwait(false);
        return count;
    }

    /// <summary>Forgets the duplicates of earlier passes and records those of this one; returns how many ids.</summary>
    internal async Task<long> RecordDuplicatesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            "DELETE FROM mongoetl.duplicate_ids WHERE key_map = $1", cancellation, tables.Id).ConfigureAwait(false);
        return await connection.ExecuteAsync(
            """
            INSERT INTO mongoetl.duplicate_ids (key_map, source_id, documents)
            SELECT $1, source_id, count(*) FROM mongoetl_key_pass GROUP BY source_id HAVING count(*) > 1
            """, cancellation, tables.Id).ConfigureAwait(false);
    }

    /// <summary>Makes the alternate texts what this pass saw, the smallest source id for each, writing only
    /// what differs; returns how many are shared.</summary>
    internal async Task<long> RewriteAlternatesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            $"""
            CREATE TEMP TABLE mongoetl_alternates ON COMMIT DROP AS
            SELECT alternate, min(source_id) AS source_id FROM mongoetl_key_pass WHERE alternate IS NOT NULL GROUP BY alternate;
            DELETE FROM {tables.Alternates} known WHERE NOT EXISTS (SELECT FROM mongoetl_alternates seen WHERE seen.alternate = known.alternate);
            INSERT INTO {tables.Alternates} AS known (alternate, source_id)
            SELECT alternate, source_id FROM mongoetl_alternates seen
            WHERE NOT EXISTS (SELECT FROM {tables.Alternates} same WHERE same.alternate = seen.alternate AND same.source_id = seen.source_id)
            ON CONFLICT (alternate) DO UPDATE SET source_id = excluded.source_id;
            DROP TABLE mongoetl_alternates
            """, cancellation).ConfigureAwait(false);
        return await connection.ScalarAsync<long>(
            """
            SELECT count(*) FROM (SELECT FROM mongoetl_key_pass WHERE alternate IS NOT NULL GROUP BY alternate HAVING count(DISTINCT source_id) > 1) shared
            """, cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds alternate texts of some documents to those that stand, the smallest source id for each.</summary>
    internal Task AddAlternatesAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.ExecuteAsync(
        $"""
        INSERT INTO {tables.Alternates} AS known (alternate, source_id)
        SELECT alternate, min(source_id) FROM mongoetl_key_pass WHERE alternate IS NOT NULL GROUP BY alternate
        ON CONFLICT (alternate) DO UPDATE SET source_id = least(known.source_id, excluded.source_id) WHERE excluded.source_id < known.source_id
        """, cancellation);

    /// <summary>Keys that rows of the table had before the first pass.</summary>
    internal async Task AdoptAsync(NpgsqlConnection connection, AdoptedKeysPlan adopted, CancellationToken cancellation)
    {
        var (key, id) = (Sql.Name(adopted.KeyColumn), Sql.Name(adopted.SourceIdColumn));
        await connection.ExecuteAsync(
            $"""
            INSERT INTO {tables.Keys} (source_id, key)
            SELECT {id}::text COLLATE "C", min({key})::integer FROM {entity.Tables[adopted.Table].QuotedName} WHERE {id} IS NOT NULL AND {key} IS NOT NULL
            GROUP BY 1
            """, cancellation).ConfigureAwait(false);
    }

    internal static TargetException KeysExhausted(string entity) => new(
        $"The key map of {entity} has no key left: serial keys are integers of 32 bits, at most {int.MaxValue}. Give the entity another kind of key ([Uuid5Key] or its source id).");

    private async Task<long> HighestKeyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var table = entity.AdoptedKeys is { } adopted
            ? $", (SELECT max({Sql.Name(adopted.KeyColumn)}) FROM {entity.Tables[adopted.Table].QuotedName})::bigint" : "";
        return await connection.ScalarAsync<long>(
            $"SELECT greatest((SELECT max(key) FROM {tables.Keys})::bigint{table}, 0)", cancellation).ConfigureAwait(false);
    }
}
