namespace MongoEtl.Sources;

/// <summary>Ids from one bound, which belongs to the range, up to another, which does not; null: no bound on that side.</summary>
internal sealed record IdRange(IdValue? From, IdValue? To)
{
    /// <summary>All ids.</summary>
    public static IdRange All { get; } = new(null, null);

    /// <summary>Whether an id is inside.</summary>
    public bool Contains(IdValue id) => (From is null || id.CompareTo(From) >= 0) && (To is null || id.CompareTo(To) < 0);

    /// <summary>The range cut at ascending bounds inside it, in order; repeated bounds and those outside are passed over.</summary>
    public IReadOnlyList<IdRange> Cut(IEnumerable<IdValue> bounds)
    {
        var ranges = new List<IdRange>();
        var from = From;
        foreach (var bound in bounds)
        {
            if ((from is not null && bound.CompareTo(from) <= 0) || (To is not null && bound.CompareTo(To) >= 0))
                continue;
            ranges.Add(new IdRange(from, bound));
            from = bound;
        }
        ranges.Add(new IdRange(from, To));
        return ranges;
    }
}
