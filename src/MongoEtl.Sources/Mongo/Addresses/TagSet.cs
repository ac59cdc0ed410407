namespace MongoEtl.Sources;

/// <summary>Names and values that a server must have, such as <c>dc:ny,rack:1</c>; or those it has. Both are case-sensitive.</summary>
internal sealed class TagSet(IReadOnlyList<KeyValuePair<string, string>> tags)
{
    /// <summary>The set that every server has.</summary>
    internal static TagSet Empty { get; } = new([]);

    /// <summary>In their order.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Tags { get; } = tags;

    /// <summary>True when every tag of the other set is among these.</summary>
    internal bool Includes(TagSet wanted)
    {
        foreach (var tag in wanted.Tags)
        {
            if (!Tags.Contains(tag))
                return false;
        }
        return true;
    }

    public override string ToString() => Tags.Count == 0 ? "any" : string.Join(",", Tags.Select(tag => $"{tag.Key}:{tag.Value}"));
}
