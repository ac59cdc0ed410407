namespace MongoEtl.Runtime;

/// <summary>What a batch of documents became: rows, dead letters and counts, and where the reader stood behind it. Pooled and refilled.</summary>
internal sealed class EncodedBatch : IDisposable
{
    public EncodedBatch(EntityRun entity, EntityEncoder encoder)
    {
        All = encoder.CreateBuffers();
        Rows = entity.Plan.BuffersOf(entity.Store, All);
        Sent = entity.Plan.LegBuffersOf(entity.Store, All);
    }

    /// <summary>One encoding gives the rows of all stores, so that a document that cannot become a row of one gets none in any.</summary>
    public RowBuffer[] All { get; }

    /// <summary>Those of the leg's store.</summary>
    public ArraySegment<RowBuffer> Rows { get; }

    /// <summary>What the leg's writer takes: <see cref="Rows"/>, and behind them those of the stage tables.</summary>
    public ArraySegment<RowBuffer> Sent { get; }

    public List<DeadLetter> Letters { get; } = [];

    /// <summary>For each of <see cref="Letters"/>, which document of the batch it is.</summary>
    public List<int> LetterDocuments { get; } = [];

    public EntityCounts Counts { get; private set; } = new();

    public SourcePosition End { get; set; }

    /// <summary>Bytes that a transaction has to hold for it: rows and documents set aside.</summary>
    public long Bytes => Sent.Sum(buffer => (long)buffer.Length) + LetterBytes;

    /// <summary>Of these, the rows of stage tables, which stay in memory until the commit.</summary>
    public long StageBytes => Sent.Skip(Rows.Count).Sum(buffer => (long)buffer.Length);

    /// <summary>Of these, the documents set aside, which stay in memory until the commit.</summary>
    public long LetterBytes => Letters.Sum(letter => (long)letter.Document.Length);

    public bool HasRows => Sent.Any(buffer => buffer.Rows > 0);

    public void SetAside(int document, DeadLetter letter)
    {
        Letters.Add(letter);
        LetterDocuments.Add(document);
    }

    public void Clear()
    {
        foreach (var buffer in All)
            buffer.Clear();
        Letters.Clear();
        LetterDocuments.Clear();
        Counts = new EntityCounts();
        End = default;
    }

    public void Dispose()
    {
        foreach (var buffer in All)
            buffer.Dispose();
    }
}
