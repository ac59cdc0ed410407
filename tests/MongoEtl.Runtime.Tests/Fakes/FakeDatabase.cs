namespace MongoEtl.Runtime.Tests;

/// <summary>What is durable in the fake server: tables, keys and state. Each change happens under its lock, as a transaction would.</summary>
internal sealed class FakeDatabase
{
    public Lock Gate { get; } = new();

    /// <summary>Rows per table. A keyed table has one row a key; before, anything goes.</summary>
    public Dictionary<string, List<string?[]>> Tables { get; } = [];

    public HashSet<string> Keyed { get; } = [];

    public HashSet<string> Constrained { get; } = [];

    public Dictionary<string, EntityState> Entities { get; } = [];

    public Dictionary<string, PartitionState[]> Partitions { get; } = [];

    public Dictionary<string, EntityCounts> Counts { get; } = [];

    public Dictionary<(string Entity, string SourceId, string Table), DeadLetter> Letters { get; } = [];

    public Dictionary<string, Dictionary<string, int>> Keys { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Alternates { get; } = [];

    public Dictionary<string, Dictionary<string, long>> Duplicates { get; } = [];

    public List<RunRecord> Runs { get; } = [];

    /// <summary>Rows that a merge inserted or changed, over all.</summary>
    public long ChangedRows { get; set; }

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
                .Concat(Letters.Values.Select(letter => $"letter {letter.Entity} {letter.SourceId} {letter.Table} {letter.Kind} {letter.Document.Length}"))
                .Concat(Keys.SelectMany(entity => entity.Value.Select(key => $"key {entity.Key} {key.Key} {key.Value}")));
            return string.Join('\n', lines.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Sum of an entity's counts.</summary>
    public EntityCounts CountsOf(string entity)
    {
        lock (Gate)
        {
            var sum = Counts.GetValueOrDefault(entity)?.Copy() ?? new EntityCounts();
            foreach (var partition in Partitions.GetValueOrDefault(entity) ?? [])
                sum.Add(partition.Counts);
            return sum;
        }
    }
}
