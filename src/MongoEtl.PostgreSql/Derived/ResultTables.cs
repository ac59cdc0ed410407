namespace MongoEtl.PostgreSql;

/// <summary>The two results that are kept of a derived table, as statements: the previous one, and the next, which is being written. A row
/// of the previous one is <em>sure</em> when it stands in Cassandra just so.</summary>
internal sealed class ResultTables(DerivedPlan derived)
{
    internal const string Schema = "mongoetl_derived";

    private const string Sure = "\"mongoetl_sure\"";

    private readonly int _keys = derived.Table.PartitionKeyColumns + derived.Table.ClusteringKey.Count;

    /// <summary>The previous result's table.</summary>
    internal string Previous { get; } = $"{Schema}.{Sql.Name(derived.Name)}";

    /// <summary>The next result's table.</summary>
    internal string Next { get; } = $"{Schema}.{Sql.Name(derived.Name + ".next")}";

    private IEnumerable<string> Columns => derived.Table.Columns.Select(column => Sql.Name(column.Name));

    private IEnumerable<string> Keys => Columns.Take(_keys);

    private IReadOnlyList<string> Others => [.. Columns.Skip(_keys)];

    /// <summary>The query, its columns in the table's order and of the declared types.</summary>
    internal string Select => $"SELECT {string.Join(", ", derived.Table.Columns.Zip(derived.ResultTypes, (column, type) => $"q.{Sql.Name(column.Name)}::{type}"))}\n"
        + $"FROM (\n{derived.Query}\n) q";

    /// <summary>The query in the order of the key.</summary>
    internal string SelectOrdered => $"{Select}\nORDER BY {string.Join(", ", Enumerable.Range(1, _keys))}";

    /// <summary>Makes the next result's table, or the previous one's where there was none.</summary>
    internal string Create(string table) => $"CREATE TABLE {table} ({string.Join(", ", derived.Table.Columns.Zip(derived.ResultTypes, (column, type) =>
        $"{Sql.Name(column.Name)} {type}{(column.Nullable ? "" : " NOT NULL")}"))}, {Sure} boolean NOT NULL DEFAULT true)";

    internal string Fill => $"INSERT INTO {Next} ({string.Join(", ", Columns)})\n{Select}";

    /// <summary>One row a key.</summary>
    internal string AddKey(string table) => $"ALTER TABLE {table} ADD PRIMARY KEY ({string.Join(", ", Keys)})";

    /// <summary>Takes rows of a next result, that were being written when the run ended, into the previous one as such that may stand
    /// there: a value that one of the two has may be there.</summary>
    /// <param name="columns">The columns that both have.</param>
    internal string Fold(IEnumerable<string>? columns = null)
    {
        var all = columns?.Select(Sql.Name).ToList() ?? [.. Columns];
        var others = all.Except(Keys).ToList();
        return $"INSERT INTO {Previous} AS p ({string.Join(", ", all)}, {Sure})\nSELECT {string.Join(", ", all)}, false FROM {Next}\n"
            + $"ON CONFLICT ({string.Join(", ", Keys)}) DO UPDATE SET "
            + string.Join(", ", others.Select(column => $"{column} = coalesce(p.{column}, excluded.{column})").Append($"{Sure} = false"))
            + (others.Count == 0 ? "" : $"\nWHERE {Differs(others, "p", "excluded")}");
    }

    internal string Doubt => $"UPDATE {Previous} SET {Sure} = false WHERE {Sure}";

    /// <summary>Counts of rows, changed rows and keys that are gone.</summary>
    internal string Counts =>
        $"SELECT (SELECT count(*) FROM {Next}), (SELECT count(*) {FromChanged}), (SELECT count(*) FROM {Previous} p {JoinNext} WHERE n.{Keys.First()} IS NULL)";

    internal string Changed => $"SELECT {string.Join(", ", Columns.Select(column => "n." + column))} {FromChanged} ORDER BY {string.Join(", ", Keys.Select(key => "n." + key))}";

    /// <summary>Absent values are not written over what is there, so a row that loses one goes first.</summary>
    internal string Removed => $"SELECT {string.Join(", ", Columns.Select(column => "p." + column))} FROM {Previous} p {JoinNext} WHERE n.{Keys.First()} IS NULL"
        + string.Concat(Others.Select(column => $" OR p.{column} IS NOT NULL AND n.{column} IS NULL"))
        + $" ORDER BY {string.Join(", ", Keys.Select(key => "p." + key))}";

    private string FromChanged => $"FROM {Next} n LEFT JOIN {Previous} p ON {SameKey} WHERE p.{Sure} IS NOT TRUE{(Others.Count == 0 ? "" : $" OR {Differs(Others, "p", "n")}")}";

    private string JoinNext => $"LEFT JOIN {Next} n ON {SameKey}";

    private string SameKey => string.Join(" AND ", Keys.Select(key => $"p.{key} = n.{key}"));

    // One column compares as itself: a row of one would be a parenthesis only.
    private static string Differs(IReadOnlyList<string> columns, string old, string @new) => columns.Count == 1
        ? $"{old}.{columns[0]} IS DISTINCT FROM {@new}.{columns[0]}"
        : $"({string.Join(", ", columns.Select(column => $"{old}.{column}"))}) IS DISTINCT FROM ({string.Join(", ", columns.Select(column => $"{@new}.{column}"))})";
}
