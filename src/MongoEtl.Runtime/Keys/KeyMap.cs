namespace MongoEtl.Runtime;

/// <summary>The keys of one entity in memory, by source id and by alternate text. Safe for many readers once filled.</summary>
internal sealed class KeyMap(long budgetBytes = long.MaxValue) : IKeySink
{
    private readonly ObjectIdTable _objectIds = new();
    private readonly TextTable _texts = new();
    private readonly TextTable _alternates = new();
    private readonly List<(SourceId Id, int Key)> _alternateTargets = [];

    /// <summary>Number of source ids.</summary>
    public int Count => _objectIds.Count + _texts.Count;

    /// <summary>Bytes it takes, about.</summary>
    public long Bytes => _objectIds.Bytes + _texts.Bytes + _alternates.Bytes + _alternateTargets.Capacity * 32L;

    public void Reserve(long count) => _objectIds.Reserve(count);

    /// <exception cref="KeyMapFullException">The budget is used up.</exception>
    public void Add(in SourceId id, int key)
    {
        if (id.TryGetObjectId(out var objectId))
            _objectIds.Set(objectId, key);
        else
            _texts.Set(id.ToString(), key);
        CheckBudget();
    }

    /// <exception cref="KeyMapFullException">The budget is used up.</exception>
    public void AddAlternate(string text, in SourceId id, int key)
    {
        if (_alternates.TryGet(text, out var place))
        {
            _alternateTargets[place] = (id, key);
            return;
        }
        _alternates.Set(text, _alternateTargets.Count);
        _alternateTargets.Add((id, key));
        CheckBudget();
    }

    public bool TryGet(in SourceId id, out int key) =>
        id.TryGetObjectId(out var objectId) ? _objectIds.TryGet(objectId, out key) : _texts.TryGet(id.ToString(), out key);

    public bool Contains(in SourceId id) => TryGet(id, out _);

    public bool TryGetAlternate(string text, out SourceId id, out int key)
    {
        var found = _alternates.TryGet(text, out var place);
        (id, key) = found ? _alternateTargets[place] : default;
        return found;
    }

    /// <summary>Forgets all entries and keeps the memory of the slots.</summary>
    public void Clear()
    {
        _objectIds.Clear();
        _texts.Clear();
        _alternates.Clear();
        _alternateTargets.Clear();
    }

    private void CheckBudget()
    {
        if (Bytes > budgetBytes)
            throw new KeyMapFullException();
    }
}
