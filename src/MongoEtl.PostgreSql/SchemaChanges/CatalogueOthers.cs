using MongoEtl.Generators.SchemaDiff;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Reads what stands in the schemas of tables that classes declare without any class's doing: other tables; and on those tables
/// constraints and indexes of kinds that no class declares. Such a constraint may refuse rows. What belongs to an extension, or to a column
/// whose SQL a class gives whole, is theirs.</summary>
internal sealed class CatalogueOthers(NpgsqlConnection connection, string[] schemas, string[] names, Schema classes)
{
    internal Task<List<string>> ReadAsync(CancellationToken cancellation) => connection.QueryAsync(
        """
        WITH wanted AS (SELECT c.oid, n.nspname, c.relname FROM unnest($1::text[], $2::text[]) AS w (nsp, rel)
            JOIN pg_namespace n ON n.nspname = w.nsp JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.rel)
        SELECT 'table ' || n.nspname || '.' || c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY ($1::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS w (nsp, rel) WHERE w.nsp = n.nspname AND w.rel = c.relname)
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        UNION ALL SELECT CASE k.contype WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclusion constraint' ELSE 'foreign key' END
            || ' ' || k.conname || ' of ' || w.nspname || '.' || w.relname || ', ' || pg_get_constraintdef(k.oid) || ','
        FROM pg_constraint k JOIN wanted w ON w.oid = k.conrelid
        WHERE (k.contype IN ('c', 'x') OR k.contype = 'f' AND cardinality(k.conkey) > 1) AND k.conname NOT LIKE '%\_mongoetl\_check'
            AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
                AND w.nspname || '/' || w.relname || '/' || a.attname = ANY ($3::text[]))
        UNION ALL SELECT CASE WHEN i.indisunique THEN 'unique index ' ELSE 'index ' END || c.relname || ' of ' || w.nspname || '.'
            || w.relname || ' for some rows or over expressions'
        FROM pg_index i JOIN wanted w ON w.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
        WHERE (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL)
            AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'x')
        ORDER BY 1
        """, row => row.GetString(0), cancellation, schemas, names, classes.Tables.SelectMany(table =>
            table.Columns.Where(column => column.IsDatabase).Select(column => $"{table.Id.Schema}/{table.Id.Name}/{column.Name}"))
            .ToArray());
}
