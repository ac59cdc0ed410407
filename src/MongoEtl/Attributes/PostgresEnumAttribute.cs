namespace MongoEtl;

/// <summary>The name of the PostgreSQL type that an enum becomes; without it, the enum's name in snake case.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PostgresEnumAttribute(string name) : Attribute
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;
}
