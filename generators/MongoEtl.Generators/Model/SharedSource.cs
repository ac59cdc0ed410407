namespace MongoEtl.Generators.Model;

/// <summary>A <c>[PerDocument]</c> class with the digest of its text, for the fingerprint of its entity.</summary>
internal sealed record SharedSource(SharedModel Shared, string SourceHash);
