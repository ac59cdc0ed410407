namespace MongoEtl;

/// <summary>What PostgreSQL does to a row when the row it refers to is deleted (PostgreSQL manual, CREATE TABLE, REFERENCES).</summary>
public enum ReferentialAction
{
    /// <summary>The delete fails, checked at the end of the statement.</summary>
    NoAction,

    /// <summary>The delete fails at once.</summary>
    Restrict,

    /// <summary>The row is deleted too.</summary>
    Cascade,

    /// <summary>The column becomes null.</summary>
    SetNull,

    /// <summary>The column takes its default.</summary>
    SetDefault,
}
