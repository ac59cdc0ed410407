namespace MongoEtl.Runtime;

/// <summary>Resolves references for one worker: from the maps in memory, and for entities without one from what was looked up for the present batch.</summary>
internal sealed class BatchKeys : IKeyResolver, IKeyMentions
{
    private readonly KeyDirectory _directory;
    private readonly KeyLookup?[] _lookups;
    private readonly bool[] _isKnown;

    public BatchKeys(KeyDirectory directory, int entity)
    {
        _directory = directory;
        var plan = directory.Plan;
        _lookups = new KeyLookup?[plan.Entities.Count];
        _isKnown = [.. plan.Entities.Select(candidate => candidate.NeedsKeyPass)];
        var own = plan.Entities[entity].Key == KeyKind.Serial ? [entity] : Array.Empty<int>();
        foreach (var needed in plan.Entities[entity].References.Select(target => plan.KeyTargets[target].Entity).Concat(own))
        {
            if (_isKnown[needed] && directory.Map(needed) is null)
                _lookups[needed] ??= new KeyLookup(plan.Entities[needed]);
        }
        Entity = entity;
    }

    /// <summary>Ordinal of the entity whose documents are being encoded.</summary>
    public int Entity { get; }

    /// <summary>True when batches have to mention their ids before they are encoded.</summary>
    public bool NeedsMentions => Array.Exists(_lookups, lookup => lookup is not null);

    /// <summary>True when the present document resolved a reference to one that was a dead letter before this run. The encoder sets it back.</summary>
    public bool RefersToSetAside { get; set; }

    /// <summary>Forgets the batch before.</summary>
    public void BeginBatch()
    {
        foreach (var lookup in _lookups)
            lookup?.Clear();
    }

    /// <summary>Mentions the present document's own id.</summary>
    public void AddOwn(in SourceId id) => _lookups[Entity]?.Ids.Add(id);

    /// <inheritdoc />
    public void Add(int target, in SourceId id) => _lookups[_directory.Plan.KeyTargets[target].Entity]?.Ids.Add(id);

    /// <inheritdoc />
    public void AddAlternate(int target, string text) => _lookups[_directory.Plan.KeyTargets[target].Entity]?.Alternates.Add(text);

    /// <summary>Looks up what was mentioned: one round trip an entity and kind.</summary>
    public async Task LookUpAsync(CancellationToken cancellation)
    {
        foreach (var lookup in _lookups)
        {
            if (lookup is not null)
                await lookup.FindAsync(_directory.Store, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The present document's own serial key, landed or not.</summary>
    public bool TryResolveOwn(in SourceId id, out int key) => MapOf(Entity).TryGet(id, out key);

    /// <inheritdoc />
    public bool TryResolve(int target, in SourceId id, out int key)
    {
        key = 0;
        var entity = _directory.Plan.KeyTargets[target].Entity;
        // An entity without a key map: its keys are pure functions of the id, and whether the row landed is settled after the rows.
        if (!_isKnown[entity])
            return true;
        return MapOf(entity).TryGet(id, out key) && HasLanded(target, id);
    }

    /// <inheritdoc />
    public bool TryResolveAlternate(int target, string text, out SourceId id, out int key)
    {
        var entity = _directory.Plan.KeyTargets[target].Entity;
        (id, key) = (default, 0);
        return _isKnown[entity] && MapOf(entity).TryGetAlternate(text, out id, out key) && HasLanded(target, id);
    }

    private bool HasLanded(int target, in SourceId id)
    {
        if (_directory.WasSetAside(target, id))
            RefersToSetAside = true;
        return _directory.Unlanded(target)?.Contains(id) != true;
    }

    private KeyMap MapOf(int entity) =>
        _directory.Map(entity) ?? _lookups[entity]?.Found
        ?? throw new InvalidOperationException(
            $"{_directory.Plan.Entities[Entity].Name} asks for keys of {_directory.Plan.Entities[entity].Name}, to which its plan has no reference.");
}
