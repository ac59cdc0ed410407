namespace MongoEtl.Sources;

/// <summary>How long checks take on average, the last ones most (specification "server-selection", "Calculation of Average Round Trip
/// Times").</summary>
internal static class RoundTripAverage
{
    private const double Weight = 0.2;

    /// <summary>The next average; the measurement itself where there is none yet.</summary>
    internal static TimeSpan Next(TimeSpan? average, TimeSpan measured) =>
        average is { } known ? (Weight * measured) + ((1 - Weight) * known) : measured;
}
