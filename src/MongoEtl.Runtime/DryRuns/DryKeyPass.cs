namespace MongoEtl.Runtime;

/// <summary>One key pass of a dry run.</summary>
internal sealed class DryKeyPass(Action<DryKeyPass> complete) : IKeyPass
{
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private long _seen;

    public KeyMap Keys { get; } = new();

    public Dictionary<string, long> Duplicates { get; } = [];

    public void Add(in SourceId id, string? alternate)
    {
        _seen++;
        if (!Keys.TryGet(id, out var key))
        {
            key = Keys.Count + 1;
            Keys.Add(id, key);
        }
        else
        {
            var text = id.ToString();
            Duplicates[text] = Duplicates.GetValueOrDefault(text, 1) + 1;
        }
        if (alternate is null)
            return;
        var isShared = Keys.TryGetAlternate(alternate, out var holder, out _) && holder != id;
        if (isShared)
            _shared.Add(alternate);
        if (!isShared || id.CompareTo(holder) < 0)
            Keys.AddAlternate(alternate, id, key);
    }

    public ValueTask FlushAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    public Task<KeyPassResult> CompleteAsync(CancellationToken cancellation)
    {
        complete(this);
        return Task.FromResult(new KeyPassResult(_seen, Keys.Count, Duplicates.Count, _shared.Count));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
