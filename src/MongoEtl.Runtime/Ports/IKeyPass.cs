namespace MongoEtl.Runtime;

/// <summary>One key pass. Disposed before <see cref="CompleteAsync"/>: nothing happened.</summary>
public interface IKeyPass : IAsyncDisposable
{
    /// <summary>The next kept document in source order. Ids that have a key keep it; new ids get the next keys in this order.</summary>
    /// <exception cref="DocumentException">The id or the alternate text is one that the key map cannot hold; nothing was added.</exception>
    void Add(in SourceId id, string? alternate);

    /// <summary>Sends what was added; call it once a batch.</summary>
    ValueTask FlushAsync(CancellationToken cancellation);

    /// <summary>Allots the keys, builds the index, moves the entity to <see cref="EntityPhase.Rows"/> if it is in <see cref="EntityPhase.Keys"/>
    /// (an entity that others only refer to has no state), and commits.
    /// Alternate texts of earlier passes that no document has any more are forgotten; keys never are.</summary>
    Task<KeyPassResult> CompleteAsync(CancellationToken cancellation);
}
