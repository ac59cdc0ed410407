using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Looks again at rows that differ in encrypted columns, which the server can compare as stored only: their texts are read here,
/// some rows at a time, and columns that say the same are no difference.</summary>
/// <param name="found">The table of rows that differ, quoted.</param>
/// <param name="table">The table that is compared.</param>
/// <param name="standing">Names of its columns that stand.</param>
/// <param name="encrypted">Its encrypted columns.</param>
internal sealed class EncryptedReview(string found, TablePlan table, IReadOnlySet<string> standing, EncryptedColumns encrypted)
{
    private const int PageRows = 500;

    // No name of a column holds it.
    private const char Separator = '\x1f';

    private readonly List<int> _columns = [.. encrypted.Ordinals.Where(column => standing.Contains(table.Columns[column].Name))];

    /// <summary>Further columns of the table of rows that differ, behind a comma; <c>e</c> is expected, <c>r</c> stands.</summary>
    internal string Texts => _columns.Count == 0 ? "" : ", row_number() OVER () AS n, " + string.Join(", ", _columns.Select(column =>
    {
        var name = Sql.Name(table.Columns[column].Name);
        var scope = encrypted.ScopeOf(column);
        var scopeText = scope >= 0 ? $"e.{Sql.Name(table.Columns[scope].Name)}" : "NULL::uuid";
        return $"CASE WHEN e.{name} IS DISTINCT FROM r.{name} THEN e.{name}::text END AS expected_{column}, "
            + $"CASE WHEN e.{name} IS DISTINCT FROM r.{name} THEN r.{name}::text END AS found_{column}, {scopeText} AS scope_{column}";
    }));

    internal async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_columns.Count == 0)
            return;
        await connection.ExecuteAsync($"CREATE INDEX ON {found} (n)", cancellation).ConfigureAwait(false);
        var names = _columns.ConvertAll(column => table.Columns[column].Name).ToArray();
        var texts = string.Join(", ", _columns.Select(column => $"expected_{column}, found_{column}, scope_{column}"));
        var page = $"""
            SELECT n, columns, {texts} FROM {found}
            WHERE n > $1 AND kind = '{TableDifference.Differing}' AND columns && $2 ORDER BY n LIMIT {PageRows}
            """;
        var last = 0L;
        while (await connection.QueryAsync(page, Review, cancellation, last, names).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            await UpdateAsync(connection, rows, cancellation).ConfigureAwait(false);
            last = rows[^1].Number;
        }
    }

    private Reviewed Review(NpgsqlDataReader row)
    {
        var columns = row.GetFieldValue<string[]>(1).ToList();
        var unreadable = new List<string>();
        for (var i = 0; i < _columns.Count; i++)
        {
            var name = table.Columns[_columns[i]].Name;
            var at = 2 + 3 * i;
            if (!columns.Contains(name) || row.IsDBNull(at) || row.IsDBNull(at + 1))
                continue;
            var scope = row.IsDBNull(at + 2) ? Guid.Empty : row.GetGuid(at + 2);
            var verdict = encrypted.Compare(_columns[i], row.GetString(at), row.GetString(at + 1), scope);
            if (verdict == PlaintextVerdict.Equal)
                columns.Remove(name);
            else if (verdict == PlaintextVerdict.Unreadable)
                unreadable.Add(name);
        }
        return new Reviewed(row.GetInt64(0), string.Join(Separator, columns), string.Join(Separator, unreadable));
    }

    private Task UpdateAsync(NpgsqlConnection connection, List<Reviewed> rows, CancellationToken cancellation) => connection.ExecuteAsync(
        $"""
        UPDATE {found} f SET columns = string_to_array(u.columns, $4), unreadable = string_to_array(u.unreadable, $4),
            kind = CASE WHEN u.columns = '' THEN '{TableDifference.InOtherForm}' ELSE kind END
        FROM unnest($1, $2, $3) AS u (n, columns, unreadable) WHERE f.n = u.n
        """,
        cancellation, rows.Select(row => row.Number).ToArray(), rows.Select(row => row.Columns).ToArray(),
        rows.Select(row => row.Unreadable).ToArray(), Separator.ToString());

    /// <summary>A row that was looked at.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Columns">The columns that still differ.</param>
    /// <param name="Unreadable">Those that do not decrypt.</param>
    private sealed record Reviewed(long Number, string Columns, string Unreadable);
}
