namespace MongoEtl.Runtime;

/// <summary>Finds, among rows that have the same key, those that are not the newest. Not for use by several threads at once.</summary>
public interface IRowContest : IAsyncDisposable
{
    /// <summary>Adds a row.</summary>
    /// <param name="key">Digest of its table and primary key.</param>
    /// <param name="newest">What is compared, in a form whose bytes are in its order; empty where the row has no value, which is older than any.</param>
    /// <param name="id">The document's id: of equally new rows the one with the greatest id text stays.</param>
    void Add(UInt128 key, ReadOnlySpan<byte> newest, in SourceId id);

    /// <summary>Sends what was added; call it once a batch.</summary>
    ValueTask FlushAsync(CancellationToken cancellation);

    /// <summary>Ends the adding and reads the rows that lose.</summary>
    IAsyncEnumerable<(UInt128 Key, SourceId Id)> LosersAsync(CancellationToken cancellation);
}
