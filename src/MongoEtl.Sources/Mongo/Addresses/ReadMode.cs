namespace MongoEtl.Sources;

/// <summary>Which members of a replica set may serve a read (server selection specification, "mode").</summary>
internal enum ReadMode
{
    /// <summary>The primary only.</summary>
    Primary,

    /// <summary>The primary, or a secondary while there is none.</summary>
    PrimaryPreferred,

    /// <summary>Secondaries only.</summary>
    Secondary,

    /// <summary>A secondary, or the primary where none is suited.</summary>
    SecondaryPreferred,

    /// <summary>Any member that holds data.</summary>
    Nearest,
}
