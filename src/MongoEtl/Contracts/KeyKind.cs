namespace MongoEtl;

/// <summary>What makes the key of an entity's documents.</summary>
public enum KeyKind
{
    /// <summary>The source id itself, as text.</summary>
    SourceId,

    /// <summary>An integer from the key map.</summary>
    Serial,

    /// <summary>A version 5 UUID of the source id.</summary>
    Uuid5,

    /// <summary>A version 1 UUID of the source id.</summary>
    TimeUuid,
}
