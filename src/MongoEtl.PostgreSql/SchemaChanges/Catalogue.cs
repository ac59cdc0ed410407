using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Reads tables and enum types from <c>pg_catalog</c>.</summary>
internal sealed class Catalogue(NpgsqlConnection connection, IReadOnlyCollection<TableId> tables, Schema classes)
{
    private readonly string[] _schemas = [.. tables.Select(table => table.Schema)];
    private readonly string[] _names = [.. tables.Select(table => table.Name)];
    private readonly LiveNames _live = new();

    internal async Task<LiveSchema> ReadAsync(CancellationToken cancellation)
    {
        var columns = await ColumnsAsync(cancellation).ConfigureAwait(false);
        var keys = new CatalogueKeys(connection, _schemas, _names, _live);
        var indexes = await keys.IndexesAsync(cancellation).ConfigureAwait(false);
        var foreign = await keys.ForeignKeysAsync(cancellation).ConfigureAwait(false);
        var shapes = columns.GroupBy(column => column.Table).Select(group => new TableShape
        {
            Id = group.Key,
            Columns = group.Select(column => column.Shape).ToEquatable(),
            PrimaryKey = indexes.FirstOrDefault(index => index.IsPrimary && index.Table.Equals(group.Key))?.Columns ?? default,
            Indexes = indexes.Where(index => !index.IsPrimary && index.Table.Equals(group.Key))
                .Select(index => new IndexShape(index.IsUnique, index.Columns)).Distinct().ToEquatable(),
            ForeignKeys = foreign.Where(key => key.Table.Equals(group.Key)).Select(key => key.Key).ToEquatable(),
        }).ToList();
        var enums = await EnumsAsync(cancellation).ConfigureAwait(false);
        var uses = await EnumUsesAsync(cancellation).ConfigureAwait(false);
        var defaults = new CatalogueDefaults(connection, classes, enums);
        for (var i = 0; i < shapes.Count; i++)
            shapes[i] = await defaults.InClassWordsAsync(shapes[i], cancellation).ConfigureAwait(false);
        return new LiveSchema(new Schema(enums.ToEquatable(), shapes.ToEquatable()))
        {
            Names = _live,
            NoTables = await NoTablesAsync(cancellation).ConfigureAwait(false),
            Computed = columns.Where(column => column.IsComputed).Select(column => (column.Table, column.Shape.Name)).ToHashSet(),
            EnumUses = uses,
            Others = await new CatalogueOthers(connection, _schemas, _names, classes).ReadAsync(cancellation).ConfigureAwait(false),
            EmptyTables = await EmptyAsync(shapes, cancellation).ConfigureAwait(false),
        };
    }

    private Task<List<(TableId Table, ColumnShape Shape, bool IsComputed)>> ColumnsAsync(CancellationToken cancellation) =>
        connection.QueryAsync(
        """
        SELECT n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid), a.attidentity <> '', CASE WHEN t.typtype = 'e' THEN t.typname::text END,
            a.attidentity = 'a' OR a.attgenerated <> ''
        FROM unnest($1::text[], $2::text[]) AS wanted (nsp, rel)
        JOIN pg_namespace n ON n.nspname = wanted.nsp
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel AND c.relkind IN ('r', 'p')
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum AND a.attgenerated = ''
        ORDER BY 1, 2, a.attnum
        """, row => (TableId.Postgres(row.GetString(0), row.GetString(1)), Column(row), row.GetBoolean(8)), cancellation, _schemas, _names);

    private Task<List<TableId>> NoTablesAsync(CancellationToken cancellation) => connection.QueryAsync(
        """
        SELECT n.nspname::text, c.relname::text FROM unnest($1::text[], $2::text[]) AS wanted (nsp, rel)
        JOIN pg_namespace n ON n.nspname = wanted.nsp
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel AND c.relkind NOT IN ('r', 'p')
        ORDER BY 1, 2
        """, row => TableId.Postgres(row.GetString(0), row.GetString(1)), cancellation, _schemas, _names);

    /// <summary>A sequence behind a default does what an identity column's does.</summary>
    private static ColumnShape Column(NpgsqlDataReader row)
    {
        var value = row.TextOrNull(5);
        var isSerial = value?.StartsWith("nextval(", StringComparison.Ordinal) == true;
        return new ColumnShape
        {
            Name = row.GetString(2),
            Type = row.TextOrNull(7) is { } type ? Sql.Name(type) : CatalogueTypes.Short(row.GetString(3)),
            Nullable = !row.GetBoolean(4),
            Default = isSerial ? null : value,
            IsIdentity = isSerial || row.GetBoolean(6),
        };
    }

    private Task<List<EnumShape>> EnumsAsync(CancellationToken cancellation) => connection.QueryAsync(
        """
        SELECT t.typname::text, ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
        FROM pg_type t WHERE t.typtype = 'e' AND t.typnamespace = 'public'::regnamespace ORDER BY 1
        """, row => new EnumShape(row.GetString(0), new(row.GetFieldValue<string[]>(1))), cancellation);

    private Task<List<(string Enum, TableId Table, string Column)>> EnumUsesAsync(CancellationToken cancellation) => connection.QueryAsync(
        """
        SELECT t.typname::text, n.nspname::text, c.relname::text, a.attname::text
        FROM pg_type t
        JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE t.typtype = 'e' AND t.typnamespace = 'public'::regnamespace
        """, row => (row.GetString(0), TableId.Postgres(row.GetString(1), row.GetString(2)), row.GetString(3)), cancellation);

    private async Task<HashSet<TableId>> EmptyAsync(List<TableShape> shapes, CancellationToken cancellation)
    {
        var empty = new HashSet<TableId>();
        foreach (var table in shapes)
        {
            if (await connection.ScalarAsync<bool>($"SELECT NOT EXISTS (SELECT FROM {table.Id.Quoted})", cancellation)
                .ConfigureAwait(false))
                empty.Add(table.Id);
        }
        return empty;
    }
}
