namespace MongoEtl;

/// <summary>A PostgreSQL enum type.</summary>
/// <param name="Name">Its name, unquoted; it lives in schema <c>public</c>.</param>
/// <param name="Labels">Its labels in order.</param>
public sealed record EnumPlan(string Name, IReadOnlyList<string> Labels);
