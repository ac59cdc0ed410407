namespace MongoEtl.Runtime;

/// <summary>The keys of one entity that one batch needs, where its map is too large for memory.</summary>
internal sealed class KeyLookup(EntityPlan entity)
{
    public HashSet<SourceId> Ids { get; } = [];

    public HashSet<string> Alternates { get; } = new(StringComparer.Ordinal);

    public KeyMap Found { get; } = new();

    public void Clear()
    {
        Ids.Clear();
        Alternates.Clear();
        Found.Clear();
    }

    public Task FindAsync(IKeyStore store, CancellationToken cancellation) =>
        Ids.Count + Alternates.Count == 0 ? Task.CompletedTask : store.FindAsync(entity, Ids, Alternates, Found, cancellation);
}
