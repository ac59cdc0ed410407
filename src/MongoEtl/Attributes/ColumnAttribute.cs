namespace MongoEtl;

/// <summary>The name and type of a column where they differ from the property's name in snake case and the type that follows from its C# type.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute : Attribute
{
    /// <summary>Only <see cref="Type"/> differs.</summary>
    public ColumnAttribute() { }

    /// <summary>The column is called <paramref name="name"/>, exactly as written.</summary>
    public ColumnAttribute(string name) => Name = name;

    /// <summary>The column's name.</summary>
    public string? Name { get; }

    /// <summary>The type. PostgreSQL: <c>smallint integer bigint real double precision numeric(p,s) boolean text varchar(n) char(n) timestamptz timestamp date
    /// uuid jsonb json bytea</c>, or an array of one such as <c>text[]</c>. On a <see cref="CassandraTableAttribute"/> class the CQL type:
    /// <c>tinyint smallint int bigint varint float double decimal boolean text ascii timestamp date time uuid timeuuid blob inet</c>,
    /// <c>list&lt;T&gt; set&lt;T&gt; map&lt;K, V&gt;</c> or one of these frozen. A collection that is not frozen is replaced as a whole, at the
    /// price of a tombstone.</summary>
    public string? Type { get; init; }

    /// <summary>A default for the application that writes later to a PostgreSQL table, as SQL. The migration itself always writes the column.</summary>
    public string? Default { get; init; }
}
