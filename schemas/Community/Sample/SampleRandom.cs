namespace Community.Sample;

/// <summary>Chance that is the same on every machine: SplitMix64, seeded per document, so that no document depends on the one before.</summary>
internal struct SampleRandom(ulong seed, string collection, long number)
{
    private ulong _state = Mix(seed ^ Hash(collection)) ^ Mix((ulong)number + 1);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True in one of <paramref name="n"/> cases.</summary>
    public bool OneIn(int n) => Below(n) == 0;

    /// <summary>One of some values.</summary>
    public T Pick<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>FNV-1a, because string hash codes differ from process to process.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211;
        return hash;
    }
}
