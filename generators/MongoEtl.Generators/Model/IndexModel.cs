namespace MongoEtl.Generators.Model;

/// <summary>A unique or plain index over columns.</summary>
internal sealed record IndexModel(bool IsUnique, EquatableArray<string> Columns);
