namespace MongoEtl.Runtime;

/// <summary>A document set aside: why, and its bytes, so that nothing is lost. One per store, entity, source id and table.</summary>
public sealed record DeadLetter
{
    /// <summary>The entity's name.</summary>
    public required string Entity { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The source id's text; for bytes without a usable id, the position they were read at.</summary>
    public required string SourceId { get; init; }

    /// <summary>The leg that set it aside. Of the same name in both stores, the table meant is this store's.</summary>
    public Store Store { get; init; }

    /// <summary>The table that refused it, or empty when the document as a whole was set aside. For a later document of an id that an earlier one has,
    /// its place in the source, so that both can have a letter.</summary>
    public string Table { get; init; } = "";

    /// <summary>Dotted path of the field or name of the column, or null.</summary>
    public string? Path { get; init; }

    /// <summary>What was expected, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found (a type, never a value), or null.</summary>
    public string? Found { get; init; }

    /// <summary>Kind of reason.</summary>
    public required DeadLetterKind Kind { get; init; }

    /// <summary>One sentence for people; no values.</summary>
    public required string Reason { get; init; }

    /// <summary>SQLSTATE where a server refused it, else null.</summary>
    public string? SqlState { get; init; }

    /// <summary>The document's raw BSON, or its encrypted form; empty while the bytes of a removed row's document have still to be fetched.</summary>
    public required byte[] Document { get; init; }
}
