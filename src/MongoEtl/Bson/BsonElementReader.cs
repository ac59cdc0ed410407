using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace MongoEtl;

/// <summary>Walks the elements of one BSON document (or array) without decoding them.</summary>
/// <remarks>
/// BSON specification 1.1. Only the document's own level is checked: its length and terminator, each name, and that each value
/// lies inside. <see cref="BsonValidator"/> looks at every level. The reader holds no state outside the span and always advances.
/// </remarks>
public ref struct BsonElementReader
{
    private readonly ReadOnlySpan<byte> _document;
    private int _next;
    private int _nameOffset;
    private int _nameLength;
    private int _valueLength;
    private BsonType _type;

    /// <summary>Begins before the first element.</summary>
    /// <param name="document">Exactly one document: int32 length, elements, NUL.</param>
    /// <exception cref="BsonFormatException">The length is not that of the span, or the last byte is not NUL.</exception>
    public BsonElementReader(ReadOnlySpan<byte> document)
    {
        if (document.Length < 5 || BinaryPrimitives.ReadInt32LittleEndian(document) != document.Length || document[^1] != 0)
            BsonFault.Envelope(document);
        _document = document;
        _next = 4;
    }

    /// <summary>Type of the current element; <see cref="BsonType.Missing"/> before the first and after the last.</summary>
    public readonly BsonType Type => _type;

    /// <summary>Name of the current element, without its NUL. Not checked to be UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Name => _document.Slice(_nameOffset, _nameLength);

    /// <summary>Offset of the current value in the span, after type byte and name.</summary>
    public readonly int ValueOffset => _nameOffset + _nameLength + 1;

    /// <summary>Length of the current value in bytes; a string's includes its int32 length and its NUL.</summary>
    public readonly int ValueLength => _valueLength;

    /// <summary>The current value's bytes, as they stand in the document.</summary>
    public readonly ReadOnlySpan<byte> Value => _document.Slice(ValueOffset, _valueLength);

    /// <summary>Steps to the next element.</summary>
    /// <returns>False at the document's end.</returns>
    /// <exception cref="BsonFormatException">The next element is malformed or leaves the document.</exception>
    public bool MoveNext()
    {
        var document = _document;
        var at = _next;
        if (at >= document.Length - 1)
            return End();
        var type = (BsonType)document[at];
        // The final NUL always ends a search, so a name can at worst swallow it, which the value's check then sees.
        var nameLength = document[(at + 1)..].IndexOf((byte)0);
        var valueOffset = at + 2 + nameLength;
        var valueLength = FixedLength(type);
        if (valueLength < 0)
            valueLength = BsonValueLength.Of(type, document, at, valueOffset);
        // Unsigned, so that an overflowing sum is refused too; the document's own NUL must stay outside.
        if ((uint)valueLength > (uint)(document.Length - 1 - valueOffset) || valueOffset > document.Length - 1)
            BsonFault.Overrun(type, valueOffset);
        _type = type;
        _nameOffset = at + 1;
        _nameLength = nameLength;
        _valueLength = valueLength;
        _next = valueOffset + valueLength;
        return true;
    }

    private bool End()
    {
        _type = BsonType.Missing;
        _valueLength = 0;
        _nameLength = 0;
        _nameOffset = 0;
        _next = _document.Length;
        return false;
    }

    /// <summary>Length of values that need no look at their bytes, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FixedLength(BsonType type) => (uint)type < (uint)FixedLengths.Length ? FixedLengths[(int)type] : -1;

    private static ReadOnlySpan<sbyte> FixedLengths =>
        [-1, 8, -1, -1, -1, -1, 0, 12, 1, 8, 0, -1, -1, -1, -1, -1, 4, 8, 8, 16];
}
