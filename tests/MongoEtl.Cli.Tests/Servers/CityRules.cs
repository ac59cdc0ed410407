namespace MongoEtl.Cli.Tests;

/// <summary>A service of the hand-made encoder: stands for a class before and after it was corrected.</summary>
public sealed record CityRules(bool AcceptNumbers);
