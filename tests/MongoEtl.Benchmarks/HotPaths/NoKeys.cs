namespace MongoEtl.Benchmarks.HotPaths;

/// <summary>For plans without references.</summary>
internal sealed class NoKeys : IKeyResolver
{
    public bool TryResolve(int target, in SourceId id, out int key)
    {
        key = 0;
        return false;
    }

    public bool TryResolveAlternate(int target, string text, out SourceId id, out int key)
    {
        (id, key) = (default, 0);
        return false;
    }
}
