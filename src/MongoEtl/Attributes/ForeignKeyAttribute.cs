namespace MongoEtl;

/// <summary>The column gets a foreign key to the primary key of the table that the referenced document feeds.</summary>
/// <param name="row">The row class of the table meant; may be left out when the document feeds one table.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ForeignKeyAttribute(Type? row = null) : Attribute
{
    /// <summary>The row class of the table meant.</summary>
    public Type? Row { get; } = row;

    /// <summary>What a delete of the parent does.</summary>
    public ReferentialAction OnDelete { get; init; }
}
