namespace MongoEtl.Generators.Model;

/// <summary>One property of a path, and whether <c>?.</c> follows it.</summary>
internal sealed record PathSegment(string Name, bool IsConditional);
