namespace MongoEtl.Sources;

/// <summary>How many documents to ask for, so that an answer has about as many bytes as a batch. Servers count documents, and stop at 16
/// MiB only.</summary>
/// <param name="averageBytes">Bytes of a document as far as known before the first answer, or 0.</param>
internal sealed class AnswerSize(long averageBytes)
{
    private const int Cautious = 100;
    private const int Most = 100_000;

    private double _averageBytes = averageBytes;

    /// <summary>Bytes that an answer should have at most.</summary>
    public int AnswerBytes { get; set; } = 1024 * 1024;

    /// <summary>For the first answer.</summary>
    public int First => _averageBytes > 0 ? Documents() : Cautious;

    /// <summary>For the answer after this one. Follows documents that grow or shrink along the collection.</summary>
    public int Next(int bytes, int documents)
    {
        if (documents > 0)
            _averageBytes = (_averageBytes + bytes / (double)documents) / (_averageBytes > 0 ? 2 : 1);
        return _averageBytes > 0 ? Documents() : Cautious;
    }

    // A little less, so that it fits into one batch even where documents vary.
    private int Documents() => (int)Math.Clamp(AnswerBytes * 0.9 / _averageBytes, 1, Most);
}
