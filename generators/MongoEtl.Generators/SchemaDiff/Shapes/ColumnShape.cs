namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A column.</summary>
internal sealed record ColumnShape
{
    /// <summary>Its name, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as statements write it; of a column that nobody writes, type and constraints.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it can be null; outside its key every column of a Cassandra table can.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>Its default as SQL.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a sequence of its own gives values to rows that name none.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether it is created but never written, its type being SQL of the user's that is not taken apart.</summary>
    public bool IsDatabase { get; init; }

    public static ColumnShape Cql(string name, string type) => new() { Name = name, Type = type };
}
