namespace MongoEtl.Generators.Model;

/// <summary>An enum that documents hold as text and PostgreSQL as an enum type.</summary>
/// <param name="Class">Its place and name.</param>
/// <param name="PostgresName">Name of the PostgreSQL type.</param>
/// <param name="Members">Its members, in order of declaration.</param>
internal sealed record EnumModel(ClassName Class, string PostgresName, EquatableArray<EnumMemberModel> Members);
