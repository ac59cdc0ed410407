namespace MongoEtl;

/// <summary>States that a column, a table or an enum's label had another name when the schema was last accepted, so that it is renamed
/// instead of dropped and added. Once <c>schema accept</c> has run, the attribute says nothing any more and can go.</summary>
/// <param name="name">The former name as the database has it: of a property the column's, of a row class the table's, of an enum member the
/// label's.</param>
/// <remarks>CQL renames columns of a key only.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Field)]
public sealed class RenamedFromAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;

    /// <summary>The former schema of a PostgreSQL table; null where it is the same.</summary>
    public string? Schema { get; init; }
}
