namespace MongoEtl.Cassandra;

/// <summary>How many requests may be on the way: more while answers come as quickly as before, fewer when the cluster says that it has too much.
/// Knows no clock and no lock: who uses it brings both.</summary>
internal sealed class AdaptiveLimit
{
    internal const int Least = 16;
    internal const int Most = 2048;
    private const double Slower = 2.0;

    private double _best = double.PositiveInfinity;
    private double _sum;
    private int _count;

    /// <summary>Requests that may be on the way.</summary>
    internal int Limit { get; private set; } = 128;

    /// <summary>A request was answered after <paramref name="milliseconds"/>. Once as many were as the limit allows, it grows by an eighth if they
    /// were not slower than twice the best such round, else it shrinks by a sixteenth.</summary>
    internal void Answered(double milliseconds)
    {
        _sum += milliseconds;
        if (++_count < Limit)
            return;
        var average = _sum / _count;
        (_sum, _count) = (0, 0);
        // The best of the past is forgotten slowly: a cluster may have become slower for good.
        _best = Math.Min(_best * 1.02, average);
        Limit = Math.Clamp(average <= _best * Slower ? Limit + Math.Max(1, Limit / 8) : Limit - Limit / 16, Least, Most);
    }

    /// <summary>The cluster had too much, or took too long: half as many.</summary>
    internal void Overloaded()
    {
        Limit = Math.Max(Least, Limit / 2);
        (_sum, _count) = (0, 0);
    }
}
