using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>All that a PostgreSQL database holds outside the state schema, one line an object; the order of columns means
/// nothing.</summary>
internal static class PostgresCatalogue
{
    private const string Query =
        """
        SELECT 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(udt_name, '') || ' '
            || coalesce(character_maximum_length::text, '') || ' ' || coalesce(numeric_precision::text, '') || ' ' || coalesce(numeric_scale::text, '')
            || ' null ' || is_nullable || ' default ' || coalesce(column_default, 'none') || ' identity ' || is_identity
        FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'mongoetl')
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'mongoetl', 'pg_toast')
        UNION ALL SELECT 'constraint ' || c.conrelid::regclass::text || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || ' valid ' || c.convalidated
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.conrelid <> 0 AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'mongoetl')
        UNION ALL SELECT 'invalid ' || indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid
        UNION ALL SELECT 'label ' || t.typname || ' ' || row_number() OVER (PARTITION BY t.oid ORDER BY e.enumsortorder) || ' ' || e.enumlabel
        FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
        UNION ALL SELECT 'sequence ' || sequence_schema || '.' || sequence_name || ' ' || data_type FROM information_schema.sequences
        WHERE sequence_schema <> 'mongoetl'
        ORDER BY 1
        """;

    public static async Task<string> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Query);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join("\n", lines.Order(StringComparer.Ordinal));
    }
}
