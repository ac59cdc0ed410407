namespace MongoEtl.Runtime;

/// <summary>Decides which rows of a replay's documents are written to tables with <c>[Newest]</c>: those that are newer than what other
/// documents of the replay give, and than what stands in the table. What stands is compared as if its document took part; where the table
/// has no column for the source id, an equally new row counts as the document's own.</summary>
internal sealed class ReplayContest(EntityPlan entity) : IRowVisitor
{
    private readonly IReadOnlyList<ContestedTable> _tables = ContestedTable.Of(entity);
    private readonly Dictionary<UInt128, Entry> _best = [];
    private readonly HashSet<(UInt128 Key, SourceId Id)> _losers = [];

    /// <summary>Whether the entity has such tables at all.</summary>
    public bool IsNeeded => _tables.Count > 0;

    /// <summary>The rows that are not to be written.</summary>
    public IReadOnlySet<(UInt128 Key, SourceId Id)> Losers => _losers;

    /// <summary>Whether a row takes the place of another document's: what it leaves unset must not stay as that one had it.</summary>
    public bool ReplacesOthers { get; private set; }

    /// <inheritdoc />
    public void Visit(in SourceId id, EncodedBatch batch, IReadOnlyList<(int Rows, int Length)> marks)
    {
        foreach (var table in _tables)
        {
            var rows = batch.All[table.Buffer].Written.Span;
            for (var at = marks[table.Buffer].Length; at < rows.Length;)
            {
                var row = rows.Slice(at, ContestedTable.RowLength(rows, at));
                var key = table.Read(row, out var newest);
                Enter(key, new Entry(table, id, newest.ToArray(), row.ToArray()));
                at += row.Length;
            }
        }
    }

    /// <summary>Compares the best rows with those that stand. To be called once all documents were visited.</summary>
    public async Task CompareAsync(IWideColumnTarget target, CancellationToken cancellation)
    {
        foreach (var table in _tables)
        {
            var entries = _best.Where(entry => entry.Value.Table == table).ToList();
            byte[] rows = [.. entries.SelectMany(entry => entry.Value.Row)];
            var standing = await target.FindRowsAsync(table.Plan, rows, cancellation).ConfigureAwait(false);
            for (var i = 0; i < entries.Count; i++)
            {
                if (standing[i] is { } row)
                    Compare(entries[i].Key, entries[i].Value, row);
            }
        }
    }

    private void Enter(UInt128 key, Entry entry)
    {
        if (!_best.TryGetValue(key, out var best) || best.Id == entry.Id)
        {
            _best[key] = entry;
            return;
        }
        var isBetter = entry.IsNewer(best.Newest, best.Id);
        _losers.Add((key, isBetter ? best.Id : entry.Id));
        if (isBetter)
            _best[key] = entry;
    }

    private void Compare(UInt128 key, Entry entry, StandingRow row)
    {
        var id = row.SourceId is { } text ? SourceId.FromText(text) : entry.Id;
        var newest = entry.Table.Sortable(row.Newest.Span).ToArray();
        var isOwn = id == entry.Id && (row.SourceId is not null || newest.AsSpan().SequenceEqual(entry.Newest));
        if (isOwn)
            return;
        if (entry.IsNewer(newest, id))
            ReplacesOthers = true;
        else
            _losers.Add((key, entry.Id));
    }

    private readonly record struct Entry(ContestedTable Table, SourceId Id, byte[] Newest, byte[] Row)
    {
        public bool IsNewer(ReadOnlySpan<byte> newest, in SourceId id)
        {
            var order = Newest.AsSpan().SequenceCompareTo(newest);
            return order > 0 || (order == 0 && Id.CompareTo(id) > 0);
        }
    }
}
