namespace MongoEtl.Internal;

/// <summary>Where one element's value lies in a view's buffer. The default is a missing element.</summary>
/// <param name="offset">Absolute offset of the value's first byte in the buffer.</param>
/// <param name="length">Bytes of the value, as <see cref="BsonElementReader.ValueLength"/> counts them.</param>
/// <param name="type">Type of the value.</param>
public readonly struct Element(int offset, int length, BsonType type)
{
    /// <summary>Absolute offset of the value's first byte in the buffer.</summary>
    public int Offset { get; } = offset;

    /// <summary>Bytes of the value.</summary>
    public int Length { get; } = length;

    /// <summary>Type of the value; <see cref="BsonType.Missing"/> if the document has no such element.</summary>
    public BsonType Type { get; } = type;

    /// <summary>Whether the element is missing, null or undefined, which are one.</summary>
    public bool IsNull => Type is BsonType.Missing or BsonType.Null or BsonType.Undefined;
}
