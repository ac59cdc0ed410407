namespace MongoEtl.Internal;

/// <summary>One column the migration writes, as generated code names it while encoding.</summary>
/// <param name="Name">The column's name, unquoted.</param>
/// <param name="Type">The type as written in DDL: of PostgreSQL, such as <c>numeric(10,8)</c>, or of CQL.</param>
/// <param name="Nullable">False: a null is refused before it is sent.</param>
public sealed record Column(string Name, string Type, bool Nullable)
{
    /// <summary>Most characters (code points) of a <c>varchar(n)</c>, or 0.</summary>
    public int MaxLength { get; init; }

    /// <summary>Most digits of a <c>numeric(p,s)</c>, or 0 for plain numeric.</summary>
    public int Precision { get; init; }

    /// <summary>Digits behind the point of a <c>numeric(p,s)</c>.</summary>
    public int Scale { get; init; }

    /// <summary>Path of the source field a passed-on column comes from, for messages; null when a rule computes it.</summary>
    public string? Field { get; init; }

    /// <summary>True when the value must not be shown.</summary>
    public bool Sensitive { get; init; }

    /// <summary>How its texts are compared where they are encrypted, or null.</summary>
    public ColumnEncryption? Encryption { get; init; }
}
