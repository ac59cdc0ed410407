namespace MongoEtl;

/// <summary>On a class of Cassandra rows: its rows are also kept in a PostgreSQL table of schema <c>mongoetl_stage</c>, with the same
/// columns, for the queries of <see cref="DerivedAttribute"/>. A class with no other table, over the document by
/// <see cref="IRow{TDocument}"/>, is for staging only. Only rows that landed in Cassandra are there.</summary>
/// <param name="name">The stage table; by default named as the Cassandra table, or as the class in snake case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StageAttribute(string? name = null) : Attribute
{
    /// <summary>The stage table, or null.</summary>
    public string? Name => name;

    /// <summary>The properties that are staged; by default all. The key's columns are staged in any case.</summary>
    public string[]? Columns { get; set; }

    /// <summary>Of the rows with one value of <see cref="Per"/> only that with the greatest value of this property is kept; of equals that
    /// with the greatest source id text. A uuid has the order of its bytes.</summary>
    public string? Latest { get; set; }

    /// <summary>The property of which <see cref="Latest"/> keeps one row a value.</summary>
    public string? Per { get; set; }
}
