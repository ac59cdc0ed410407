using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit.Statements;

/// <summary>Statements that create and fill a table.</summary>
internal static class TableStatements
{
    public const string OrderColumn = "mongoetl_order";

    public static string QuotedName(RowModel row) => QuotedName(row.Schema, row.Table);

    public static string QuotedName(string schema, string table) => $"{Sql.Quote(schema)}.{Sql.Quote(table)}";

    public static string Create(RowModel row)
    {
        var lines = row.Columns.Select(c => $"    {Sql.Quote(c.Name)} {c.Postgres.Ddl}{Default(c.Default)}{(c.Nullable ? "" : " NOT NULL")}")
            .Concat(row.DatabaseColumns.Select(c => $"    {Sql.Quote(c.Name)} {c.Type}{Default(c.Default)}"));
        return $"CREATE TABLE IF NOT EXISTS {QuotedName(row)} (\n{string.Join(",\n", lines)}\n)";
    }

    public static string Copy(RowModel row) => $"COPY {QuotedName(row)} ({Columns(row)}) FROM STDIN (FORMAT binary)";

    public static string StagingName(RowModel row) => ObjectNames.Staging(row.Schema, row.Table);

    public static string Staging(RowModel row)
    {
        var lines = row.Columns.Select(c => $"    {Sql.Quote(c.Name)} {c.Postgres.Ddl}").Concat([$"    {Sql.Quote(OrderColumn)} bigint GENERATED ALWAYS AS IDENTITY"]);
        return $"CREATE TEMP TABLE {Sql.Quote(StagingName(row))} (\n{string.Join(",\n", lines)}\n) ON COMMIT DELETE ROWS";
    }

    public static string StagingCopy(RowModel row) => $"COPY {Sql.Quote(StagingName(row))} ({Columns(row)}) FROM STDIN (FORMAT binary)";

    public static string Columns(RowModel row) => Sql.QuoteAll(row.Columns.Select(c => c.Name));

    private static string Default(string? value) => value is null ? "" : $" DEFAULT {value}";
}
