namespace MongoEtl.Runtime;

/// <summary>The keys of a dry run: made by the same key passes, kept in memory, numbered from 1.</summary>
internal sealed class DryKeys(DryState state) : IKeyStore
{
    private readonly Dictionary<string, DryKeyPass> _passes = [];

    public Task<IKeyPass> BeginPassAsync(EntityPlan entity, CancellationToken cancellation) =>
        Task.FromResult<IKeyPass>(new DryKeyPass(pass =>
        {
            _passes[entity.Name] = pass;
            foreach (var store in Enum.GetValues<Store>())
                state.SetPhase(store, entity.Name, EntityPhase.Rows);
        }));

    public Task AllotAsync(EntityPlan entity, IReadOnlyList<(SourceId Id, string? Alternate)> documents, CancellationToken cancellation) =>
        throw new InvalidOperationException("A dry run replays nothing.");

    public Task<long> CountAsync(EntityPlan entity, CancellationToken cancellation) =>
        Task.FromResult((long)(_passes.GetValueOrDefault(entity.Name)?.Keys.Count ?? 0));

    public Task LoadAsync(EntityPlan entity, IKeySink sink, CancellationToken cancellation) =>
        throw new InvalidOperationException("The keys of a dry run are looked up: they are in memory already.");

    public Task FindAsync(
        EntityPlan entity, IReadOnlyCollection<SourceId> ids, IReadOnlyCollection<string> alternates, IKeySink sink, CancellationToken cancellation)
    {
        if (!_passes.TryGetValue(entity.Name, out var pass))
            return Task.CompletedTask;
        foreach (var id in ids)
        {
            if (pass.Keys.TryGet(id, out var key))
                sink.Add(id, key);
        }
        foreach (var text in alternates)
        {
            if (pass.Keys.TryGetAlternate(text, out var id, out _) && pass.Keys.TryGet(id, out var key))
                sink.AddAlternate(text, id, key);
        }
        return Task.CompletedTask;
    }

    // In a dry run a document lands unless it would be a dead letter; one whose id an earlier document has leaves that one standing.
    public Task LoadUnlandedAsync(Plan plan, KeyTargetPlan target, IKeySink sink, CancellationToken cancellation)
    {
        var entity = plan.Entities[target.Entity].Name;
        foreach (var letter in state.Letters.Where(letter => letter.Store == Store.Postgres && letter.Entity == entity
            && !LetterFactory.IsLaterDuplicate(letter)))
            sink.Add(SourceId.FromText(letter.SourceId), 0);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, long>> DuplicatesAsync(EntityPlan entity, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(_passes.GetValueOrDefault(entity.Name)?.Duplicates ?? []);
}
