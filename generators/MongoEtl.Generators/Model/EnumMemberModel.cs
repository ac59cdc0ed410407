namespace MongoEtl.Generators.Model;

/// <summary>One enum member and the texts that mean it; the first is its label in PostgreSQL.</summary>
internal sealed record EnumMemberModel(string Name, EquatableArray<string> Texts);
