namespace MongoEtl.Internal;

/// <summary>Moments of columns whose property is a <see cref="DateTime"/>.</summary>
public static class UtcMoment
{
    /// <summary>The moment; a value of unspecified kind is UTC, so that no machine's zone decides.</summary>
    public static DateTimeOffset? Of(DateTime? value) => value switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        { } time => new DateTimeOffset(time.ToUniversalTime()),
    };
}
