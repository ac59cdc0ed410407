namespace MongoEtl.Runtime;

/// <summary>What a batch of documents became: rows, dead letters and counts, and where the reader stood behind it. Pooled and refilled.</summary>
internal sealed class EncodedBatch(EntityEncoder encoder) : IDisposable
{
    public RowBuffer[] Rows { get; } = encoder.CreateBuffers();

    public List<DeadLetter> Letters { get; } = [];

    /// <summary>For each of <see cref="Letters"/>, which document of the batch it is.</summary>
    public List<int> LetterDocuments { get; } = [];

    public EntityCounts Counts { get; private set; } = new();

    public SourcePosition End { get; set; }

    /// <summary>Bytes that a transaction has to hold for it: rows and documents set aside.</summary>
    public long Bytes => Rows.Sum(buffer => (long)buffer.Length) + Letters.Sum(letter => (long)letter.Document.Length);

    public bool HasRows => Array.Exists(Rows, buffer => buffer.Rows > 0);

    public void SetAside(int document, DeadLetter letter)
    {
        Letters.Add(letter);
        LetterDocuments.Add(document);
    }

    public void Clear()
    {
        foreach (var buffer in Rows)
            buffer.Clear();
        Letters.Clear();
        LetterDocuments.Clear();
        Counts = new EntityCounts();
        End = default;
    }

    public void Dispose()
    {
        foreach (var buffer in Rows)
            buffer.Dispose();
    }
}
