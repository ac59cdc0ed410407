namespace MongoEtl;

/// <summary>States that a table whose class is gone is to go too, with all its rows: <c>[assembly: DropTable("town")]</c>. Once
/// <c>schema accept</c> has run, the attribute says nothing any more and can go.</summary>
/// <param name="name">The table, as the database has it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DropTableAttribute(string name) : Attribute
{
    /// <summary>The table.</summary>
    public string Name { get; } = name;

    /// <summary>The schema of a PostgreSQL table; by default <c>public</c>.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>True for a Cassandra table.</summary>
    public bool IsCassandra { get; init; }
}
