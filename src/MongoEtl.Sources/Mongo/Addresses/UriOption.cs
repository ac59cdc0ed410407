namespace MongoEtl.Sources;

/// <summary>One option of the URI options specification.</summary>
/// <param name="Name">As the specification spells it; addresses may use any case.</param>
/// <param name="Kind">What its value must be.</param>
internal sealed record UriOption(string Name, UriOptionKind Kind)
{
    /// <summary>The smallest number.</summary>
    internal int Least { get; init; }

    /// <summary>The greatest number.</summary>
    internal int Most { get; init; } = int.MaxValue;

    /// <summary>The texts that are valid; null: any.</summary>
    internal IReadOnlyList<string>? Values { get; init; }

    /// <summary>False when it is understood but changes nothing here, as everything that only concerns writing.</summary>
    internal bool IsUsed { get; init; } = true;

    /// <summary>True when its value must not be shown.</summary>
    internal bool IsSecret { get; init; }
}
