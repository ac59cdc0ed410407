namespace MongoEtl.Generators.Model;

/// <summary>An entity and the digest of its classes' text.</summary>
internal sealed record EntitySource(EntityModel Entity, string SourceHash);
