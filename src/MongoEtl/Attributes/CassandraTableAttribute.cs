namespace MongoEtl;

/// <summary>A row class: each public get-only property is a column of a Cassandra table, its body the rule. A lookup table is such a class
/// too, over the same document with another key. The keyspace is a setting.</summary>
/// <param name="name">The table's name, used exactly as written: 1 to 48 letters, digits and underscores.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CassandraTableAttribute(string name) : Attribute
{
    /// <summary>The table's name.</summary>
    public string Name { get; } = name;
}
