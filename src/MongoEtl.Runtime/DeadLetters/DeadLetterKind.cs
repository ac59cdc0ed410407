namespace MongoEtl.Runtime;

/// <summary>Why a document was set aside.</summary>
public enum DeadLetterKind
{
    /// <summary>The bytes are not a BSON document, or it has no usable id.</summary>
    Malformed,

    /// <summary>A value of a wrong type, out of range, or null where the column cannot be.</summary>
    Mismatch,

    /// <summary>A rule threw.</summary>
    Rule,

    /// <summary>A reference found nothing and its rule sets the document aside.</summary>
    Unresolved,

    /// <summary>Another document has the same id or unique key.</summary>
    Duplicate,

    /// <summary>The server refused the row.</summary>
    Refused,
}
