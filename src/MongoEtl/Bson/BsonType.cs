namespace MongoEtl;

/// <summary>
/// The type byte before an element's name. <see cref="Missing"/> is not on the wire: it marks an element that the document
/// lacks.
/// </summary>
/// <remarks>BSON specification 1.1, production <c>element</c>.</remarks>
public enum BsonType : byte
{
    /// <summary>The document has no such element.</summary>
    Missing = 0x00,
    /// <summary>Eight bytes, IEEE 754, little-endian.</summary>
    Double = 0x01,
    /// <summary>int32 length with the NUL, UTF-8 bytes, NUL.</summary>
    String = 0x02,
    /// <summary>An embedded document.</summary>
    Document = 0x03,
    /// <summary>An embedded document whose names are "0", "1", ... (which readers do not rely on).</summary>
    Array = 0x04,
    /// <summary>int32 length, subtype byte, bytes.</summary>
    Binary = 0x05,
    /// <summary>Deprecated; counts as null.</summary>
    Undefined = 0x06,
    /// <summary>Twelve bytes.</summary>
    ObjectId = 0x07,
    /// <summary>One byte, 0 or 1.</summary>
    Boolean = 0x08,
    /// <summary>int64 milliseconds since 1970-01-01 UTC.</summary>
    DateTime = 0x09,
    /// <summary>No bytes.</summary>
    Null = 0x0A,
    /// <summary>Two NUL-terminated texts: pattern and options.</summary>
    RegularExpression = 0x0B,
    /// <summary>Deprecated: a string, then twelve bytes of ObjectId.</summary>
    DbPointer = 0x0C,
    /// <summary>A string.</summary>
    JavaScript = 0x0D,
    /// <summary>Deprecated: a string.</summary>
    Symbol = 0x0E,
    /// <summary>Deprecated: int32 length of the whole, a string, a document.</summary>
    JavaScriptWithScope = 0x0F,
    /// <summary>Four bytes.</summary>
    Int32 = 0x10,
    /// <summary>Internal to replication: uint32 increment, uint32 seconds.</summary>
    Timestamp = 0x11,
    /// <summary>Eight bytes.</summary>
    Int64 = 0x12,
    /// <summary>Sixteen bytes, IEEE 754-2008 decimal, binary integer significand.</summary>
    Decimal128 = 0x13,
    /// <summary>Compares above everything; no bytes.</summary>
    MaxKey = 0x7F,
    /// <summary>Compares below everything; no bytes.</summary>
    MinKey = 0xFF,
}
