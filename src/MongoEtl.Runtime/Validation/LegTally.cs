namespace MongoEtl.Runtime;

/// <summary>What the workers of one entity met in one leg. Thread-safe.</summary>
internal sealed class LegTally(EntityRun entity, SampleShare? sample, int mostFindings)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, DocumentFinding> _unusable = new(StringComparer.Ordinal);
    private EntityCounts _counts = new();
    private long _unusableCount;
    private int _withoutId;

    /// <summary>Adds a batch whose rows were taken.</summary>
    public void Add(EncodedBatch batch)
    {
        lock (_gate)
        {
            var before = _counts.Copy();
            _counts.Add(batch.Counts);
            foreach (var letter in batch.Letters)
                Add(letter);
            entity.Committed(before, _counts);
        }
    }

    /// <summary>Adds a document whose rows the store refuses.</summary>
    public void Refused(DeadLetter letter)
    {
        lock (_gate)
        {
            _counts.Read++;
            Add(letter);
        }
    }

    /// <summary>Adds rows that settling took out.</summary>
    public void AddUnusable(long count)
    {
        lock (_gate)
            _unusableCount += count;
    }

    /// <summary>What was met in all.</summary>
    public DocumentsRead Sum()
    {
        lock (_gate)
            return new DocumentsRead(entity.Store, entity.Name, _counts.Read, _counts.Filtered, _counts.SetAsideBefore + KnownWithoutId,
                UnusableCount);
    }

    /// <summary>Some of the documents that cannot become rows.</summary>
    public IReadOnlyList<DocumentFinding> Unusable
    {
        get
        {
            lock (_gate)
                return UnusableCount == 0 ? [] : [.. _unusable.Values.Take(mostFindings)];
        }
    }

    // A document without an id is known by its place alone, which another number of parts changes: as many as there are letters are known.
    private int KnownWithoutId => Math.Min(_withoutId, entity.SetAsideBefore.WithoutId);

    private long UnusableCount => _unusableCount - KnownWithoutId;

    private void Add(DeadLetter letter)
    {
        var isPlace = DocumentPlace.IsPlace(letter.SourceId);
        if (sample?.Contains(letter.SourceId) == false)
            return;
        _unusableCount++;
        if (isPlace)
            _withoutId++;
        if (_unusable.Count < mostFindings)
            _unusable[letter.SourceId] = new DocumentFinding(letter.Store, letter.Entity, letter.SourceId, letter.Path, letter.Reason);
    }
}
