namespace MongoEtl.Generators.Tests.Running;

/// <summary>Keys by entity and text; resolves only what was mentioned before, as a batch's resolver may.</summary>
internal sealed class FakeKeys(Plan plan) : IKeyResolver, IKeyMentions
{
    private readonly Dictionary<(string Entity, string Id), int> _keys = [];
    private readonly Dictionary<(string Entity, string Text), string> _alternates = [];
    private readonly HashSet<(int Target, string Text)> _mentioned = [];

    public void Put(string entity, string id, int key, string? alternate = null)
    {
        _keys[(entity, id)] = key;
        if (alternate is not null)
            _alternates[(entity, alternate)] = id;
    }

    public void Add(int target, in SourceId id) => _mentioned.Add((target, id.ToString()));

    public void AddAlternate(int target, string text) => _mentioned.Add((target, text));

    public bool TryResolve(int target, in SourceId id, out int key)
    {
        _mentioned.ShouldContain((target, id.ToString()));
        return _keys.TryGetValue((Entity(target), id.ToString()), out key);
    }

    public bool TryResolveAlternate(int target, string text, out SourceId id, out int key)
    {
        _mentioned.ShouldContain((target, text));
        (id, key) = (default, 0);
        if (!_alternates.TryGetValue((Entity(target), text), out var source))
            return false;
        id = SourceId.FromText(source);
        return _keys.TryGetValue((Entity(target), source), out key);
    }

    private string Entity(int target) => plan.Entities[plan.KeyTargets[target].Entity].Name;
}
