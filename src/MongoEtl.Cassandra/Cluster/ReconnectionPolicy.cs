namespace MongoEtl.Cassandra;

/// <summary>Pauses between attempts to reach a host: each about twice the one before, up to a ceiling, and each spread by up to a fifth,
/// so that many clients do not come back in step.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Ceiling">No pause is longer.</param>
internal sealed record ReconnectionPolicy(TimeSpan First, TimeSpan Ceiling)
{
    private const double Spread = 0.2;
    private const int MostDoublings = 32;

    internal static ReconnectionPolicy Default { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));

    /// <summary>The pause after <paramref name="failures"/> attempts in a row have failed (1 or more).</summary>
    internal TimeSpan PauseAfter(int failures, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var whole = First.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var spread = 1 - Spread + 2 * Spread * random.NextDouble();
        return TimeSpan.FromMilliseconds(Math.Min(whole * spread, Ceiling.TotalMilliseconds));
    }
}
