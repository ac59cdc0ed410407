namespace MongoEtl.Runtime.Tests;

/// <summary>Key maps over the fake database.</summary>
internal sealed class FakeKeys(FakeDatabase database, Faults faults, int columnOfId = 1) : IKeyStore
{
    public int Lookups { get; private set; }

    public int Passes { get; private set; }

    public Task<IKeyPass> BeginPassAsync(EntityPlan entity, CancellationToken cancellation)
    {
        Passes++;
        faults.Point("begin pass");
        return Task.FromResult<IKeyPass>(new Pass(database, faults, entity.Name));
    }

    public Task AllotAsync(EntityPlan entity, IReadOnlyList<(SourceId Id, string? Alternate)> documents, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            foreach (var (id, _) in documents)
                database.Keys[entity.Name].TryAdd(id.ToString(), database.Keys[entity.Name].Count + 1);
        }
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(EntityPlan entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult((long)(database.Keys.GetValueOrDefault(entity.Name)?.Count ?? 0));
    }

    public Task LoadAsync(EntityPlan entity, IKeySink sink, CancellationToken cancellation)
    {
        faults.Point("load keys");
        lock (database.Gate)
        {
            foreach (var (id, key) in database.Keys.GetValueOrDefault(entity.Name) ?? [])
                sink.Add(SourceId.FromText(id), key);
            foreach (var (text, id) in database.Alternates.GetValueOrDefault(entity.Name) ?? [])
                sink.AddAlternate(text, SourceId.FromText(id), database.Keys[entity.Name][id]);
        }
        return Task.CompletedTask;
    }

    public Task FindAsync(
        EntityPlan entity, IReadOnlyCollection<SourceId> ids, IReadOnlyCollection<string> alternates, IKeySink sink, CancellationToken cancellation)
    {
        faults.Point("find keys");
        lock (database.Gate)
        {
            Lookups++;
            var keys = database.Keys.GetValueOrDefault(entity.Name) ?? [];
            foreach (var id in ids.Where(id => keys.ContainsKey(id.ToString())))
                sink.Add(id, keys[id.ToString()]);
            foreach (var text in alternates)
            {
                if (database.Alternates[entity.Name].TryGetValue(text, out var id))
                    sink.AddAlternate(text, SourceId.FromText(id), keys[id]);
            }
        }
        return Task.CompletedTask;
    }

    public Task LoadUnlandedAsync(Plan plan, KeyTargetPlan target, IKeySink sink, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            var entity = plan.Entities[target.Entity];
            var landed = database.Table(entity.Tables[target.Table!.Value].Name).Select(row => row[columnOfId]).ToHashSet();
            foreach (var (id, key) in database.Keys.GetValueOrDefault(entity.Name) ?? [])
            {
                if (!landed.Contains(id))
                    sink.Add(SourceId.FromText(id), key);
            }
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, long>> DuplicatesAsync(EntityPlan entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult<IReadOnlyDictionary<string, long>>(database.Duplicates.GetValueOrDefault(entity.Name) ?? []);
    }

    private sealed class Pass(FakeDatabase database, Faults faults, string entity) : IKeyPass
    {
        private readonly List<(string Id, string? Alternate)> _seen = [];

        public void Add(in SourceId id, string? alternate) => _seen.Add((id.ToString(), alternate));

        public ValueTask FlushAsync(CancellationToken cancellation)
        {
            faults.Point("flush keys");
            return ValueTask.CompletedTask;
        }

        public Task<KeyPassResult> CompleteAsync(CancellationToken cancellation)
        {
            faults.Point("complete pass");
            KeyPassResult result;
            lock (database.Gate)
                result = Complete();
            faults.Point("pass completed");
            return Task.FromResult(result);
        }

        private KeyPassResult Complete()
        {
            if (!database.Keys.TryGetValue(entity, out var keys))
                database.Keys.Add(entity, keys = []);
            var before = keys.Count;
            foreach (var (id, _) in _seen)
                keys.TryAdd(id, keys.Count + 1);
            database.Alternates[entity] = _seen.Where(pair => pair.Alternate is not null).GroupBy(pair => pair.Alternate!)
                .ToDictionary(group => group.Key, group => group.Select(pair => pair.Id).Min(StringComparer.Ordinal)!);
            database.Duplicates[entity] = _seen.CountBy(pair => pair.Id).Where(pair => pair.Value > 1).ToDictionary(pair => pair.Key, pair => (long)pair.Value);
            foreach (var store in Enum.GetValues<Store>())
            {
                if (database.Entities.TryGetValue((store, entity), out var state) && state.Phase == EntityPhase.Keys)
                    database.Entities[(store, entity)] = state with { Phase = EntityPhase.Rows };
            }
            return new KeyPassResult(_seen.Count, keys.Count - before, database.Duplicates[entity].Count, 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
