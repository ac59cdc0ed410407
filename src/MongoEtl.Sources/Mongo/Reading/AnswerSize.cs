using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>How many documents to ask for, so that an answer has about as many bytes as a few batches. Servers count documents, and stop at
/// 16 MiB only.</summary>
/// <param name="averageBytes">Bytes of a document as far as known before the first answer, or 0.</param>
internal sealed class AnswerSize(long averageBytes)
{
    /// <summary>Batches that an answer fills. Between two answers the server waits for the next request, for as long as that travels: half as
    /// many answers, half of it. More than two measured slower where nothing travels far.</summary>
    internal const int BatchesOfAnswer = 2;

    private const int Cautious = 100;
    private const int Most = 100_000;

    private double _averageBytes = averageBytes;
    private double _answerBytes = (double)BatchesOfAnswer * BatchLimits.Default.Bytes;

    /// <summary>For the first answer.</summary>
    public int First => _averageBytes > 0 ? Documents() : Cautious;

    /// <summary>States how large the batches are that the next answers will fill.</summary>
    public void Fill(BatchLimits limits) => _answerBytes = (double)BatchesOfAnswer * limits.Bytes;

    /// <summary>For the answer after this one. Follows documents that grow or shrink along the collection.</summary>
    public int Next(int bytes, int documents)
    {
        if (documents > 0)
            _averageBytes = (_averageBytes + bytes / (double)documents) / (_averageBytes > 0 ? 2 : 1);
        return _averageBytes > 0 ? Documents() : Cautious;
    }

    // A little less, so that it does not leave a rest for one batch more where documents vary.
    private int Documents() => (int)Math.Clamp(_answerBytes * 0.95 / _averageBytes, 1, Most);
}
