namespace MongoEtl.Internal;

/// <summary>What a property takes from its element; decides what is a mismatch.</summary>
public enum FieldKind : byte
{
    /// <summary>UTF-8 text.</summary>
    Text,
    /// <summary>An integer of 16 bits.</summary>
    Int16,
    /// <summary>An integer of 32 bits.</summary>
    Int32,
    /// <summary>An integer of 64 bits.</summary>
    Int64,
    /// <summary>A float of 32 bits.</summary>
    Single,
    /// <summary>A float of 64 bits.</summary>
    Double,
    /// <summary>A .NET decimal.</summary>
    Decimal,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A moment, in UTC.</summary>
    DateTimeOffset,
    /// <summary>A moment, as a DateTime of kind UTC.</summary>
    DateTime,
    /// <summary>The UTC day of a moment.</summary>
    DateOnly,
    /// <summary>A UUID.</summary>
    Guid,
    /// <summary>An ObjectId.</summary>
    ObjectId,
    /// <summary>An id of any type.</summary>
    SourceId,
    /// <summary>Bytes.</summary>
    Bytes,
    /// <summary>An embedded document.</summary>
    Document,
    /// <summary>An array.</summary>
    List,
    /// <summary>Any value, undecoded.</summary>
    Raw,
    /// <summary>A reference to another document.</summary>
    Reference,
    /// <summary>A member of an enum, by its text.</summary>
    Enum,
}
