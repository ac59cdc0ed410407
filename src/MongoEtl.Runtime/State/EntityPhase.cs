namespace MongoEtl.Runtime;

/// <summary>How far an entity is. Phases are passed in this order, each committed with the work it names.</summary>
public enum EntityPhase
{
    /// <summary>The key pass has to be done.</summary>
    Keys,

    /// <summary>Keys are allotted; rows are being written.</summary>
    Rows,

    /// <summary>All rows are written; keys and indexes are being built.</summary>
    Indexing,

    /// <summary>Keys and indexes stand; references to rows that did not land have to be settled.</summary>
    Keyed,

    /// <summary>References are settled; foreign keys have to be added.</summary>
    Settled,

    /// <summary>Foreign keys stand; sequences and statistics are left.</summary>
    Constrained,

    /// <summary>Nothing is left.</summary>
    Done,
}
