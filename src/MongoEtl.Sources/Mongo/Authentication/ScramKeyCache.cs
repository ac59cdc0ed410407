namespace MongoEtl.Sources;

/// <summary>Remembers keys, so that not every connection computes them anew (specification "auth", section "Caching credentials in
/// SCRAM").</summary>
internal sealed class ScramKeyCache
{
    // Members of a replica set share a user's salt; more entries than a few mean that the server changes it each time.
    private const int Capacity = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Mechanism, string Password, string Salt, int Iterations), ScramKeys> _keys = [];

    /// <summary>The keys, remembered or computed.</summary>
    public ScramKeys Get(ScramHash hash, string password, byte[] salt, int iterations)
    {
        var key = (hash.Mechanism, password, Convert.ToBase64String(salt), iterations);
        lock (_lock)
        {
            if (_keys.TryGetValue(key, out var known))
                return known;
        }
        var keys = ScramKeys.Derive(hash, password, salt, iterations);
        lock (_lock)
        {
            if (_keys.Count >= Capacity)
                _keys.Clear();
            _keys[key] = keys;
        }
        return keys;
    }

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(ScramKeyCache);
}
