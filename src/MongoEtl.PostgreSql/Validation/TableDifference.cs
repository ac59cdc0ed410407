using MongoEtl.Internal;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Compares one table with its expected rows: a full join by the merge key, and <c>IS DISTINCT FROM</c> column by column. What
/// differs is kept in a table of its own, from which it is listed and mended.</summary>
internal sealed class TableDifference(ExpectedPlan plans, EntityPlan entity, TablePlan table)
{
    internal const string Missing = "missing";
    internal const string Extra = "extra";
    internal const string Differing = "differing";

    /// <summary>As expected but for the form of encrypted texts.</summary>
    internal const string InOtherForm = "form";

    private readonly TablePlan _expected = plans.Of(entity, table);

    /// <summary>Name as people read it.</summary>
    internal static string NameOf(TablePlan table) => table.Schema == "public" ? table.Name : $"{table.Schema}.{table.Name}";

    internal async Task<TableComparison> RunAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {Found}", cancellation).ConfigureAwait(false);
        var expected = await CountAsync(connection, _expected, cancellation).ConfigureAwait(false);
        var live = await LiveTable.FindAsync(connection, table, cancellation).ConfigureAwait(false);
        var standing = live is { IsTable: true } ? live.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal) : [];
        var absent = table.Columns.Where(column => !standing.Contains(column.Name)).Select(column => column.Name).ToList();
        if (live is not { IsTable: true } || table.MergeKey.Any(absent.Contains))
            return Empty(expected) with { AbsentColumns = live is { IsTable: true } ? absent : ["*"] };
        await SessionMemory.RaiseForJoinAsync(connection, cancellation).ConfigureAwait(false);
        var review = new EncryptedReview(Found, table, standing, new EncryptedColumns(table.Columns, plans.Scope.Services));
        var columns = table.Columns.Where(column => standing.Contains(column.Name)).ToList();
        await connection.ExecuteAsync(Statement(columns, review.Texts), cancellation).ConfigureAwait(false);
        await review.RunAsync(connection, cancellation).ConfigureAwait(false);
        var counts = await connection.QueryAsync(
            $"SELECT kind, count(*) FROM {Found} GROUP BY kind", row =>
                KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), cancellation).ConfigureAwait(false);
        var byKind = counts.ToDictionary();
        var missing = byKind.GetValueOrDefault(Missing);
        var found = plans.Scope.IsSample ? expected - missing : await CountAsync(connection, table, cancellation).ConfigureAwait(false);
        return Empty(expected) with
        {
            Found = found,
            Missing = missing,
            Extra = plans.Scope.IsSample ? null : byKind.GetValueOrDefault(Extra),
            Differing = byKind.GetValueOrDefault(Differing),
            InOtherForm = byKind.GetValueOrDefault(InOtherForm),
            AbsentColumns = absent,
            Findings = counts.Count == 0 ? [] : await FindingsAsync(connection, cancellation).ConfigureAwait(false),
        };
    }

    private string Found => plans.DifferencesOf(entity, table);

    private TableComparison Empty(long expected) => new()
    {
        Store = Store.Postgres,
        Entity = entity.Name,
        Table = NameOf(table),
        Expected = expected,
        Found = 0,
        Missing = expected,
        Extra = plans.Scope.IsSample ? null : 0,
        Differing = 0,
        Findings = [],
    };

    private string Statement(IReadOnlyList<Column> columns, string encryptedTexts)
    {
        var keys = table.MergeKey.Select(Sql.Name).ToList();
        var others = columns.Where(column => !table.MergeKey.Contains(column.Name)).ToList();
        var differs = others.Select(column => $"e.{Sql.Name(column.Name)} IS DISTINCT FROM r.{Sql.Name(column.Name)}").DefaultIfEmpty(
            "false").ToList();
        var names = others.Zip(differs, (column, test) => $"CASE WHEN {test} THEN {Sql.Literal(column.Name)} END").DefaultIfEmpty("NULL");
        var id = table.SourceIdColumn is { } source && columns.Any(column => column is { Sensitive: false } && column.Name == source)
            ? $"coalesce(e.{Sql.Name(source)}, r.{Sql.Name(source)})::text" : "NULL::text";
        var keyTexts = table.MergeKey.Select(KeyText);
        // An absent side is told by its ctid, which no row lacks, whatever its columns hold.
        return $"""
            CREATE UNLOGGED TABLE {Found} AS
            SELECT CASE WHEN r.ctid IS NULL THEN '{Missing}' WHEN e.ctid IS NULL THEN '{Extra}' ELSE '{Differing}' END AS kind,
                ARRAY[{string.Join(", ", keyTexts)}]::text[] AS key_text,
                CASE WHEN e.ctid IS NOT NULL AND r.ctid IS NOT NULL
                    THEN array_remove(ARRAY[{string.Join(", ", names)}]::text[], NULL) ELSE ARRAY[]::text[] END AS columns,
                ARRAY[]::text[] AS unreadable,
                {id} AS source_id, {string.Join(", ", keys.Select((key, i) => $"coalesce(e.{key}, r.{key}) AS key_{i}"))}{encryptedTexts}
            FROM {_expected.QuotedName} e {(plans.Scope.IsSample ? "LEFT" : "FULL")} JOIN {table.QuotedName} r
                ON {string.Join(" AND ", keys.Select(key => $"e.{key} = r.{key}"))}
            WHERE e.ctid IS NULL OR r.ctid IS NULL OR {string.Join(" OR ", differs)}
            """;
    }

    private string KeyText(string name)
    {
        var isSensitive = table.Columns.Any(column => column.Name == name && column.Sensitive);
        return isSensitive ? Sql.Literal(RowFinding.Masked) : $"coalesce(e.{Sql.Name(name)}::text, r.{Sql.Name(name)}::text, 'null')";
    }

    private Task<List<RowFinding>> FindingsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var order = string.Join(", ", table.MergeKey.Select((_, i) => $"key_{i}"));
        return connection.QueryAsync(
            $"""
            SELECT kind, key_text, columns, source_id, unreadable FROM {Found} WHERE kind <> '{InOtherForm}'
            ORDER BY {order} LIMIT {plans.Scope.MostFindings}
            """,
            row => new RowFinding(
                row.GetString(0) switch { Missing => FindingKind.Missing, Extra => FindingKind.Extra, _ => FindingKind.Differing },
                [.. table.MergeKey.Zip(row.GetFieldValue<string[]>(1), KeyValuePair.Create)],
                row.GetFieldValue<string[]>(2), row.TextOrNull(3)) { Unreadable = row.GetFieldValue<string[]>(4) }, cancellation);
    }

    private static Task<long> CountAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation) =>
        connection.ScalarAsync<long>($"SELECT count(*) FROM {table.QuotedName}", cancellation);
}
