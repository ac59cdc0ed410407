namespace MongoEtl.Runtime;

/// <summary>The key maps: which integer each source id has, and which source id each alternate text means. Never emptied by a truncate.</summary>
public interface IKeyStore
{
    /// <summary>Begins a key pass: one transaction in which <see cref="IKeyPass.Add"/> is called for every kept document in source order.</summary>
    Task<IKeyPass> BeginPassAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Gives keys to documents that missed the key pass because they could not be read then, in one transaction: ids that have a key keep it,
    /// new ones get the next. An alternate text goes to the smallest source id that has it.</summary>
    Task AllotAsync(EntityPlan entity, IReadOnlyList<(SourceId Id, string? Alternate)> documents, CancellationToken cancellation);

    /// <summary>Number of keys of an entity; 0 when it never had a key pass.</summary>
    Task<long> CountAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Streams the whole key map into <paramref name="sink"/>.</summary>
    Task LoadAsync(EntityPlan entity, IKeySink sink, CancellationToken cancellation);

    /// <summary>Looks up some source ids and some alternate texts in one round trip each; what is not found is not reported.</summary>
    Task FindAsync(EntityPlan entity, IReadOnlyCollection<SourceId> ids, IReadOnlyCollection<string> alternates, IKeySink sink, CancellationToken cancellation);

    /// <summary>Serial keys of a target that have no row in its table (not landed); every key when the table is absent. Streams source ids
    /// into <paramref name="sink"/>.</summary>
    Task LoadUnlandedAsync(Plan plan, KeyTargetPlan target, IKeySink sink, CancellationToken cancellation);

    /// <summary>Source ids that several documents have, with the number of documents.</summary>
    Task<IReadOnlyDictionary<string, long>> DuplicatesAsync(EntityPlan entity, CancellationToken cancellation);
}
