namespace MongoEtl;

/// <summary>A row class: each public get-only property is a column of a PostgreSQL table, its body the rule.</summary>
/// <param name="name">The table's name, used exactly as written.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PostgresTableAttribute(string name) : Attribute
{
    /// <summary>The table's name.</summary>
    public string Name { get; } = name;

    /// <summary>The schema; by default <c>public</c>.</summary>
    public string Schema { get; init; } = "public";
}
