namespace Community.Tests.Sample;

/// <summary>A rule of the domain that sample documents exercise.</summary>
/// <param name="Collection">Their collection.</param>
/// <param name="Rule">What they are like, with the paragraph of the domain document.</param>
/// <param name="Outcome">What becomes of them.</param>
/// <param name="Applies">Whether a document is like that.</param>
internal sealed record SampleRule(string Collection, string Rule, string Outcome, Func<SampleDocument, bool> Applies)
{
    /// <summary>The dead letters that they are, or null.</summary>
    public SampleLetter? Letter { get; init; }
}
