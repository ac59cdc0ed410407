namespace MongoEtl.Sources;

/// <summary>From which servers to read (server selection and max staleness specifications).</summary>
/// <param name="Mode">Which members may serve.</param>
internal sealed record ReadPreference(ReadMode Mode)
{
    /// <summary>What reads use that say nothing.</summary>
    internal static ReadPreference Primary { get; } = new(ReadMode.Primary);

    /// <summary>Tag sets in order of preference, of which the first that any server has decides; an empty set is any server. None:
    /// any.</summary>
    internal IReadOnlyList<TagSet> TagSets { get; init; } = [];

    /// <summary>How far a secondary may be behind; null: any far.</summary>
    internal TimeSpan? MaxStaleness { get; init; }

    /// <summary>The mode as commands and addresses write it.</summary>
    internal string ModeName => Mode switch
    {
        ReadMode.Primary => "primary",
        ReadMode.PrimaryPreferred => "primaryPreferred",
        ReadMode.Secondary => "secondary",
        ReadMode.SecondaryPreferred => "secondaryPreferred",
        _ => "nearest",
    };

    public override string ToString()
    {
        var tags = TagSets.Count == 0 ? "" : $", tags {string.Join(" or ", TagSets)}";
        return MaxStaleness is { } staleness
            ? FormattableString.Invariant($"{ModeName}{tags}, at most {staleness.TotalSeconds} s behind")
            : ModeName + tags;
    }
}
