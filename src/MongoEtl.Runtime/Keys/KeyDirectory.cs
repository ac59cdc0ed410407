namespace MongoEtl.Runtime;

/// <summary>Which entities' keys are in memory during one wave, and which are looked up; and which referenced documents have no row.</summary>
internal sealed class KeyDirectory
{
    private readonly Plan _plan;
    private readonly IKeyStore _store;
    private readonly Dictionary<int, KeyMap> _maps = [];
    private readonly Dictionary<int, KeyMap> _unlanded = [];
    private readonly Dictionary<int, HashSet<SourceId>> _setAside = [];
    private long _free;

    public KeyDirectory(Plan plan, IKeyStore store, long budgetBytes)
    {
        (_plan, _store, _free) = (plan, store, budgetBytes);
    }

    public Plan Plan => _plan;

    public IKeyStore Store => _store;

    /// <summary>The map of an entity, or null: its keys are looked up, or it has none.</summary>
    public KeyMap? Map(int entity) => _maps.GetValueOrDefault(entity);

    /// <summary>Source ids of a key target that have a key and no row, or null where that does not count (yet).</summary>
    public KeyMap? Unlanded(int target) => _unlanded.GetValueOrDefault(target);

    /// <summary>True when the document is one of the present wave that was a dead letter before this run.</summary>
    public bool WasSetAside(int target, in SourceId id) =>
        _setAside.Count > 0 && _setAside.TryGetValue(_plan.KeyTargets[target].Entity, out var ids) && ids.Contains(id);

    /// <summary>Remembers which documents of an entity of the present wave were dead letters before this run.</summary>
    public void RememberSetAside(int entity, HashSet<SourceId> ids) => _setAside[entity] = ids;

    /// <summary>From now on what has landed counts, and not what was.</summary>
    public void ForgetSetAside() => _setAside.Clear();

    /// <summary>Loads what the entities of a wave need and drops what they do not.</summary>
    /// <param name="wave">Ordinals of the entities about to be written.</param>
    /// <param name="landed">Whether the rows of an entity count as complete: those of the wave itself do not.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="waiting">Ids, by entity, that did not land yet but may: they count as landed.</param>
    /// <param name="setAside">Ids, by entity, that have no row where no table can tell.</param>
    public async Task LoadAsync(
        IReadOnlyCollection<int> wave,
        Func<int, bool> landed,
        CancellationToken cancellation,
        IReadOnlyDictionary<int, HashSet<SourceId>>? waiting = null,
        IReadOnlyDictionary<int, KeyMap>? setAside = null)
    {
        var targets = wave.SelectMany(entity => _plan.Entities[entity].References).Distinct().Order().ToList();
        var needed = targets.Select(target => _plan.KeyTargets[target].Entity)
            .Concat(wave.Where(entity => _plan.Entities[entity].Key == KeyKind.Serial))
            .Where(entity => _plan.Entities[entity].NeedsKeyPass)
            .ToHashSet();
        DropAllBut(needed);
        // Small maps first: they are asked most, and more of them fit.
        var counts = new List<(int Entity, long Count)>();
        foreach (var entity in needed.Where(entity => !_maps.ContainsKey(entity)))
            counts.Add((entity, await _store.CountAsync(_plan.Entities[entity], cancellation).ConfigureAwait(false)));
        foreach (var (entity, count) in counts.OrderBy(pair => pair.Count))
            await LoadMapAsync(entity, count, cancellation).ConfigureAwait(false);
        await LoadUnlandedAsync(targets, landed, waiting, setAside, cancellation).ConfigureAwait(false);
    }

    private void DropAllBut(HashSet<int> needed)
    {
        foreach (var entity in _maps.Keys.Where(entity => !needed.Contains(entity)).ToList())
        {
            _free += _maps[entity].Bytes;
            _maps.Remove(entity);
        }
    }

    private async Task LoadMapAsync(int entity, long count, CancellationToken cancellation)
    {
        if (ObjectIdTable.BytesFor(count) > _free)
            return;
        var map = new KeyMap(_free);
        try
        {
            map.Reserve(count);
            await _store.LoadAsync(_plan.Entities[entity], map, cancellation).ConfigureAwait(false);
        }
        catch (KeyMapFullException)
        {
            // Ids of text take more room than the estimate; this entity's keys are looked up.
            return;
        }
        _maps[entity] = map;
        _free -= map.Bytes;
    }

    private async Task LoadUnlandedAsync(
        IReadOnlyList<int> targets,
        Func<int, bool> landed,
        IReadOnlyDictionary<int, HashSet<SourceId>>? waiting,
        IReadOnlyDictionary<int, KeyMap>? setAside,
        CancellationToken cancellation)
    {
        _unlanded.Clear();
        foreach (var target in targets)
        {
            var plan = _plan.KeyTargets[target];
            if (!_plan.Entities[plan.Entity].NeedsKeyPass)
                continue;
            if (plan.Table is null || !landed(plan.Entity))
            {
                if (setAside?.GetValueOrDefault(plan.Entity) is { } aside)
                    _unlanded[target] = aside;
                continue;
            }
            // Few by nature: documents set aside, or left out by a row's condition. Not bounded by the budget, for there is no other way to know.
            var set = new KeyMap();
            IKeySink sink = waiting?.GetValueOrDefault(plan.Entity) is { Count: > 0 } ids ? new SinkWithout(set, ids) : set;
            await _store.LoadUnlandedAsync(_plan, plan, sink, cancellation).ConfigureAwait(false);
            _unlanded[target] = set;
        }
    }
}
