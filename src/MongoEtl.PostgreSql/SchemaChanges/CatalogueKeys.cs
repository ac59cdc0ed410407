using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Reads keys and indexes of tables, and notes their names.</summary>
internal sealed class CatalogueKeys(NpgsqlConnection connection, string[] schemas, string[] names, LiveNames live)
{
    /// <summary>Those that are whole. One whose build was broken off is noted, and so is one that was built for a primary key which was not
    /// made of it.</summary>
    internal async Task<List<CatalogueIndex>> IndexesAsync(CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync(
            """
            SELECT n.nspname::text, c.relname::text, ic.relname::text, i.indisvalid, i.indisunique, i.indisprimary, con.oid IS NOT NULL,
                ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE k.place <= i.indnkeyatts ORDER BY k.place)
            FROM unnest($1::text[], $2::text[]) AS wanted (nsp, rel)
            JOIN pg_namespace n ON n.nspname = wanted.nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel AND c.relkind IN ('r', 'p')
            JOIN pg_index i ON i.indrelid = c.oid AND i.indpred IS NULL AND i.indexprs IS NULL
            JOIN pg_class ic ON ic.oid = i.indexrelid
            LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.conrelid = c.oid AND con.contype IN ('p', 'u')
            ORDER BY 1, 2, 3
            """,
            row => (Index: new CatalogueIndex(TableId.Postgres(row.GetString(0), row.GetString(1)), row.GetBoolean(5), row.GetBoolean(4),
                new(row.GetFieldValue<string[]>(7))),
                Name: row.GetString(2), IsValid: row.GetBoolean(3), IsConstraint: row.GetBoolean(6)), cancellation, schemas, names)
                    .ConfigureAwait(false);
        var whole = new List<CatalogueIndex>();
        foreach (var (index, name, isValid, isConstraint) in rows)
        {
            if (!isValid || index is { IsPrimary: false, IsUnique: true } && name == ObjectNames.PrimaryKey(index.Table.Name))
            {
                live.AddLeftover(index.Table.Schema, name);
                continue;
            }
            if (index.IsPrimary)
                live.AddPrimaryKey(index.Table, name);
            else if (!whole.Contains(index) || name == LiveNames.Conventional(index.Table, new(index.IsUnique, index.Columns)))
                live.AddIndex(index.Table, new(index.IsUnique, index.Columns), name, isConstraint);
            whole.Add(index);
        }
        return whole;
    }

    /// <summary>Foreign keys of one column.</summary>
    internal async Task<List<(TableId Table, ForeignKeyShape Key)>> ForeignKeysAsync(CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync(
            """
            SELECT n.nspname::text, c.relname::text, k.conname::text, own.attname::text, fn.nspname::text, f.relname::text, far.attname::text,
                k.confdeltype::text, k.convalidated
            FROM unnest($1::text[], $2::text[]) AS wanted (nsp, rel)
            JOIN pg_namespace n ON n.nspname = wanted.nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel
            JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND cardinality(k.conkey) = 1
            JOIN pg_class f ON f.oid = k.confrelid
            JOIN pg_namespace fn ON fn.oid = f.relnamespace
            JOIN pg_attribute own ON own.attrelid = k.conrelid AND own.attnum = k.conkey[1]
            JOIN pg_attribute far ON far.attrelid = k.confrelid AND far.attnum = k.confkey[1]
            ORDER BY 1, 2, 3
            """,
            row => (Table: TableId.Postgres(row.GetString(0), row.GetString(1)), Name: row.GetString(2), Key: new ForeignKeyShape(
                row.GetString(3), TableId.Postgres(row.GetString(4), row.GetString(5)), row.GetString(6), Action(row.GetString(7)),
                    row.GetBoolean(8))),
            cancellation, schemas, names).ConfigureAwait(false);
        foreach (var (table, name, key) in rows)
            live.AddForeignKey(table, key, name);
        return rows.ConvertAll(row => (row.Table, row.Key));
    }

    private static string Action(string code) => code switch
    {
        "r" => "Restrict",
        "c" => "Cascade",
        "n" => "SetNull",
        "d" => "SetDefault",
        _ => "NoAction",
    };
}
