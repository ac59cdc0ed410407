namespace MongoEtl.Generators.Tests.Filters;

/// <summary>What emitted filters match: each row is a filter, documents it matches and documents it does not.</summary>
public class MatchingTests
{
    private static readonly (string Filter, string[] Matches, string[] Others)[] _rows =
    [
        .. EqualityRows.All, .. ComparisonRows.All, .. ElementRows.All, .. LogicalRows.All, .. PathRows.All,
    ];

    private static readonly Lazy<CompiledFilters> _compiled = new(() => new CompiledFilters(_rows.Select(row => row.Filter)));

    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var (filter, matches, others) in _rows)
        {
            foreach (var document in matches)
                cases.Add(filter, document, true);
            foreach (var document in others)
                cases.Add(filter, document, false);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Emitted_filter_matches_what_the_manual_says(string filter, string document, bool expected) =>
        _compiled.Value.Matches(filter, document).ShouldBe(expected);
}
