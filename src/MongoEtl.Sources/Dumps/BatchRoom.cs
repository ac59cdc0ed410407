using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Whether a batch may take one more document.</summary>
internal static class BatchRoom
{
    /// <summary>True if a document of <paramref name="length"/> bytes may join; the first one always may.</summary>
    public static bool Fits(DocumentBatch batch, BatchLimits limits, int length) =>
        batch.Count == 0 || (batch.Count < limits.Documents && length <= limits.Bytes - batch.Bytes);
}
