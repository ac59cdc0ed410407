namespace MongoEtl.Runtime;

/// <summary>The key maps, read and never written. Whether a document landed is told by the rows that are expected, as far as those of its
/// entity are complete, and not by tables that somebody may have changed.</summary>
internal sealed class ExpectedKeys(IKeyStore keys) : IKeyStore
{
    /// <summary>Expected rows, once there are any; null: tables tell.</summary>
    public IRowComparison? Expected { get; set; }

    /// <summary>Ordinals of the entities whose expected rows are complete.</summary>
    public HashSet<int> Complete { get; } = [];

    public Task<IKeyPass> BeginPassAsync(EntityPlan entity, CancellationToken cancellation) => throw ReadsOnly();

    public Task AllotAsync(EntityPlan entity, IReadOnlyList<(SourceId Id, string? Alternate)> documents, CancellationToken cancellation) =>
        throw ReadsOnly();

    public Task<long> CountAsync(EntityPlan entity, CancellationToken cancellation) => keys.CountAsync(entity, cancellation);

    public Task LoadAsync(EntityPlan entity, IKeySink sink, CancellationToken cancellation) => keys.LoadAsync(entity, sink, cancellation);

    public Task FindAsync(
        EntityPlan entity, IReadOnlyCollection<SourceId> ids, IReadOnlyCollection<string> alternates, IKeySink sink,
            CancellationToken cancellation) =>
        keys.FindAsync(entity, ids, alternates, sink, cancellation);

    public Task LoadUnlandedAsync(Plan plan, KeyTargetPlan target, IKeySink sink, CancellationToken cancellation) =>
        Expected is not null && Complete.Contains(target.Entity)
            ? Expected.LoadUnlandedAsync(target, sink, cancellation) : keys.LoadUnlandedAsync(plan, target, sink, cancellation);

    public Task<IReadOnlyDictionary<string, long>> DuplicatesAsync(EntityPlan entity, CancellationToken cancellation) =>
        keys.DuplicatesAsync(entity, cancellation);

    private static InvalidOperationException ReadsOnly() => new("A validation allots no keys.");
}
