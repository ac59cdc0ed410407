namespace MongoEtl.Generators.Model;

/// <summary>A table and the digest of its row class's text.</summary>
internal sealed record TableSource(TableSummary Table, string SourceHash);
