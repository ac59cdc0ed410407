using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Tables;

/// <summary>Everything a migration leaves in schema <c>public</c>: rows, keys included, and columns, indexes, constraints and
/// sequences. Numbers that the database gives out itself (identity columns) are left out: a rollback leaves gaps in them.</summary>
internal sealed class DatabaseSnapshot
{
    private const string Columns = """
        SELECT format('%s.%s %s null:%s default:%s', table_name, column_name,
            data_type || coalesce('(' || character_maximum_length || ')', ''), is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
        """;

    private const string Indexes = """
        SELECT format('%s %s %s', pg_get_indexdef(indexrelid), CASE WHEN indisvalid THEN 'valid' ELSE 'INVALID' END,
            CASE WHEN indisprimary THEN 'primary' END)
        FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace
        """;

    private const string Constraints = """
        SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE contype <> 't' AND connamespace = 'public'::regnamespace
        """;

    private const string Sequences = """
        SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = format('public.%I', sequencename)::regclass AND deptype = 'i')
        """;

    private readonly SortedDictionary<string, string[]> _parts = new(StringComparer.Ordinal);

    /// <summary>Reads the present state.</summary>
    public static async Task<DatabaseSnapshot> ReadAsync(TestDatabase database)
    {
        var snapshot = new DatabaseSnapshot();
        foreach (var table in await database.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            snapshot._parts["rows of " + table] = await RowsAsync(database, table);
        foreach (var sequence in await database.TextsAsync(Sequences))
            snapshot._parts["sequence " + sequence] = await SortedAsync(database, $"SELECT last_value::text FROM public.\"{sequence}\"");
        snapshot._parts["columns"] = await SortedAsync(database, Columns);
        snapshot._parts["indexes"] = await SortedAsync(database, Indexes);
        snapshot._parts["constraints"] = await SortedAsync(database, Constraints);
        return snapshot;
    }

    /// <summary>Number of rows of all tables.</summary>
    public int Rows => _parts.Where(part => part.Key.StartsWith("rows of ", StringComparison.Ordinal)).Sum(part => part.Value.Length);

    /// <summary>Fails with the first few differences.</summary>
    public void ShouldEqual(DatabaseSnapshot expected, string when)
    {
        _parts.Keys.ShouldBe(expected._parts.Keys, when);
        var differences = _parts.SelectMany(part => Differences(part.Key, part.Value, expected._parts[part.Key])).Take(10).ToList();
        differences.ShouldBeEmpty(when);
    }

    private static IEnumerable<string> Differences(string part, string[] actual, string[] expected) =>
        Without(actual, expected).Select(text => $"{part}: unexpected {text}").Concat(
            Without(expected, actual).Select(text => $"{part}: missing {text}"));

    /// <summary>Elements of <paramref name="left"/> that the right side does not hold as often.</summary>
    private static IEnumerable<string> Without(string[] left, string[] right)
    {
        var counts = right.CountBy(text => text).ToDictionary();
        return left.Where(text => (counts[text] = counts.GetValueOrDefault(text) - 1) < 0);
    }

    private static async Task<string[]> RowsAsync(TestDatabase database, string table)
    {
        var columns = await database.TextsAsync($"""
            SELECT quote_ident(column_name) FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = '{table}' AND is_identity = 'NO' ORDER BY ordinal_position
            """);
        return await SortedAsync(database, $"SELECT ROW({string.Join(", ", columns)})::text FROM public.\"{table}\"");
    }

    private static async Task<string[]> SortedAsync(TestDatabase database, string sql)
    {
        var texts = await database.TextsAsync(sql);
        Array.Sort(texts, StringComparer.Ordinal);
        return texts;
    }
}
