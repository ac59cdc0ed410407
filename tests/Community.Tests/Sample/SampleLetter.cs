namespace Community.Tests.Sample;

/// <summary>The dead letters that documents of a rule become.</summary>
/// <param name="Entity">Their entity.</param>
/// <param name="Field">The field or column that the letter names.</param>
/// <param name="AtScale">How many there are at scale N.</param>
/// <param name="AtScale100">How many there are at scale 100 with seed 1.</param>
internal sealed record SampleLetter(string Entity, string Field, string AtScale, int AtScale100);
