namespace MongoEtl.Runtime;

/// <summary>Passes entries on but for some ids.</summary>
internal sealed class SinkWithout(IKeySink sink, HashSet<SourceId> ids) : IKeySink
{
    public void Add(in SourceId id, int key)
    {
        if (!ids.Contains(id))
            sink.Add(id, key);
    }

    public void AddAlternate(string text, in SourceId id, int key)
    {
        if (!ids.Contains(id))
            sink.AddAlternate(text, id, key);
    }
}
