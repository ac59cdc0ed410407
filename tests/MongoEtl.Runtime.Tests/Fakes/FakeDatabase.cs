namespace MongoEtl.Runtime.Tests;

/// <summary>What is durable in the fake server: tables, keys and state. Each change happens under its lock, as a transaction would.</summary>
internal sealed class FakeDatabase
{
    public Lock Gate { get; } = new();

    /// <summary>Rows per table. A keyed table has one row a key; before, anything goes.</summary>
    public Dictionary<string, List<string?[]>> Tables { get; } = [];

    public HashSet<string> Keyed { get; } = [];

    public HashSet<string> Constrained { get; } = [];

    public Dictionary<(Store Store, string Entity), EntityState> Entities { get; } = [];

    public Dictionary<(Store Store, string Entity), PartitionState[]> Partitions { get; } = [];

    public Dictionary<(Store Store, string Entity), EntityCounts> Counts { get; } = [];

    public Dictionary<(Store Store, string Entity, string SourceId, string Table), DeadLetter> Letters { get; } = [];

    public Dictionary<string, Dictionary<string, int>> Keys { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Alternates { get; } = [];

    public Dictionary<string, Dictionary<string, long>> Duplicates { get; } = [];

    /// <summary>Rows of the wide-column store, by table and primary key; each cell with the timestamp it was written at.</summary>
    public Dictionary<string, Dictionary<string, (string? Value, long Timestamp)[]>> WideTables { get; } = [];

    /// <summary>What the wide-column store calls itself.</summary>
    public string WideDestination { get; set; } = "keyspace test";

    /// <summary>Deleted rows of the wide-column store: what was written up to the timestamp does not show.</summary>
    public Dictionary<(string Table, string Key), long> WideDeletes { get; } = [];

    /// <summary>Rows of stage tables, by table and merge key.</summary>
    public Dictionary<string, Dictionary<string, string?[]>> Stages { get; } = [];

    /// <summary>The previous result of each derived table, by key, and whether a row stands just so.</summary>
    public Dictionary<string, Dictionary<string, (string?[] Row, bool IsSure)>> Previous { get; } = [];

    /// <summary>The result that is being written.</summary>
    public Dictionary<string, Dictionary<string, string?[]>> Next { get; } = [];

    /// <summary>Merges staged rows: of one key the greatest in the compared column, then in the source id.</summary>
    public void Stage(StagedRows rows)
    {
        for (var i = 0; i < rows.Entity.StageTables.Count; i++)
        {
            var table = rows.Entity.StageTables[i];
            var names = table.Columns.Select(column => column.Name).ToList();
            var (newest, id) = (names.IndexOf(table.NewestColumn!), names.IndexOf(table.SourceIdColumn!));
            var stage = Stages[table.Name];
            foreach (var row in rows.PartsOf(i).SelectMany(part => FakeRows.Parse(part.Span, names.Count)))
            {
                if (!stage.TryGetValue(row[0]!, out var old) || (string.CompareOrdinal(row[newest], old[newest]), string.CompareOrdinal(row[id], old[id])) is ( > 0, _) or (0, >= 0))
                    stage[row[0]!] = row;
            }
        }
    }

    public List<RunRecord> Runs { get; } = [];

    /// <summary>Rows that a merge inserted or changed, over all.</summary>
    public long ChangedRows { get; set; }

    /// <summary>Values of a table of the wide-column store, in the order of their keys.</summary>
    public List<string?[]> WideTable(string name) =>
        [.. WideTables.GetValueOrDefault(name, []).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value.Select(cell => cell.Value).ToArray())];

    /// <summary>Dead letters are keyed as in the real store.</summary>
    public void Store(IEnumerable<DeadLetter> letters)
    {
        foreach (var letter in letters)
            Letters[(letter.Store, letter.Entity, letter.SourceId, letter.Table)] = letter;
    }

    /// <summary>The letters and counts of a replay.</summary>
    public void Replayed(Store store, string entity, IReadOnlyCollection<string> tried, IEnumerable<DeadLetter> letters, EntityCounts counts)
    {
        foreach (var letter in Letters.Keys.Where(letter => letter.Store == store && letter.Entity == entity && tried.Contains(letter.SourceId)).ToList())
            Letters.Remove(letter);
        Store(letters);
        if (!Counts.TryGetValue((store, entity), out var sum))
            Counts.Add((store, entity), sum = new EntityCounts());
        sum.Add(counts);
    }

    public List<string?[]> Table(string name)
    {
        if (!Tables.TryGetValue(name, out var rows))
            Tables.Add(name, rows = []);
        return rows;
    }

    /// <summary>All rows of all tables and all dead letters, in one order, for comparing two databases.</summary>
    public string Dump()
    {
        lock (Gate)
        {
            var lines = Tables.SelectMany(table => table.Value.Select(row => $"{table.Key}: {string.Join(" | ", row.Select(value => value ?? "NULL"))}"))
                .Concat(WideTables.Keys.SelectMany(table => WideTable(table).Select(row => $"wide {table}: {string.Join(" | ", row.Select(value => value ?? "NULL"))}")))
                .Concat(Letters.Values.Select(letter => $"letter {letter.Store} {letter.Entity} {letter.SourceId} {letter.Table} {letter.Kind} {letter.Document.Length}"))
                .Concat(Keys.SelectMany(entity => entity.Value.Select(key => $"key {entity.Key} {key.Key} {key.Value}")));
            return string.Join('\n', lines.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Sum of an entity's counts.</summary>
    public EntityCounts CountsOf(string entity, Store store = MongoEtl.Runtime.Store.Postgres)
    {
        lock (Gate)
        {
            var sum = Counts.GetValueOrDefault((store, entity))?.Copy() ?? new EntityCounts();
            foreach (var partition in Partitions.GetValueOrDefault((store, entity)) ?? [])
                sum.Add(partition.Counts);
            return sum;
        }
    }
}
