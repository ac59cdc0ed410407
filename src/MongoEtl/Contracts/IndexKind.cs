namespace MongoEtl;

/// <summary>What an index is.</summary>
public enum IndexKind
{
    /// <summary>The primary key.</summary>
    PrimaryKey,

    /// <summary>A unique index.</summary>
    Unique,

    /// <summary>An index that is not unique.</summary>
    Plain,
}
