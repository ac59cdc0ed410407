namespace MongoEtl.Runtime;

/// <summary>Reads one partition forward. Not for use by several threads at once.</summary>
public interface IPartitionReader : IAsyncDisposable
{
    /// <summary>Clears <paramref name="batch"/> and fills it with the next documents, setting <see cref="DocumentBatch.End"/>.
    /// False when the partition is at its end and the batch is empty. Documents are framed (length and terminator checked), not parsed.</summary>
    /// <exception cref="SourceException">The source cannot be read on: a torn file, a lost server. Batches already delivered stand.</exception>
    ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation);
}
