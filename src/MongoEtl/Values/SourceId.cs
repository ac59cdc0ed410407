using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MongoEtl;

/// <summary>
/// The <c>_id</c> of a document, of any BSON type, equal by its text. An ObjectId allocates nothing until its text is
/// asked.
/// </summary>
/// <remarks>
/// Texts: 24 lower-case hex digits of an ObjectId; a string itself; the digits of integers and of integral doubles and
/// decimals; the usual form of a UUID (binary subtype 4); relaxed Extended JSON of everything else. A text of 24
/// lower-case hex digits is that ObjectId.
/// </remarks>
public readonly struct SourceId : IEquatable<SourceId>, IComparable<SourceId>
{
    private readonly ObjectId _objectId;
    private readonly string? _text;

    private SourceId(string text) => _text = text;

    /// <summary>The id of an ObjectId.</summary>
    public SourceId(ObjectId objectId) => _objectId = objectId;

    /// <summary>The id's own time in UTC; null unless it is an ObjectId.</summary>
    public DateTimeOffset? Timestamp => _text is null ? _objectId.Timestamp : null;

    /// <summary>The id of a text.</summary>
    public static SourceId FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsLowerHex(text) && ObjectId.TryParse(text, out var objectId) ? new SourceId(objectId) : new SourceId(text);
    }

    /// <summary>The id of a text in UTF-8.</summary>
    /// <exception cref="BsonFormatException">The bytes are not UTF-8.</exception>
    public static SourceId FromUtf8(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == ObjectId.TextLength && !utf8.ContainsAnyExcept(LowerHexBytes) && ObjectId.TryParse(utf8, out var objectId))
            return new SourceId(objectId);
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            throw new BsonFormatException(0, "an id's text is not UTF-8");
        return new SourceId(Encoding.UTF8.GetString(utf8));
    }

    /// <summary>The id of a BSON value.</summary>
    /// <param name="type">Its type; not <see cref="BsonType.Missing"/>.</param>
    /// <param name="value">Its bytes as in the document, a string's with length and NUL.</param>
    /// <exception cref="BsonFormatException">The bytes are not a value of that type.</exception>
    /// <exception cref="ArgumentException">The type is <see cref="BsonType.Missing"/>.</exception>
    public static SourceId FromBson(BsonType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case BsonType.ObjectId when value.Length == ObjectId.ByteCount:
                return new SourceId(new ObjectId(value));
            case BsonType.String or BsonType.Symbol when value.Length >= 5:
                return FromUtf8(value[4..^1]);
            case BsonType.Missing:
                throw new ArgumentException("A missing element is no id.", nameof(type));
            default:
                return FromText(ScalarText.OfId(type, value));
        }
    }

    /// <summary>The ObjectId, if the id is one.</summary>
    public bool TryGetObjectId(out ObjectId objectId)
    {
        objectId = _objectId;
        return _text is null;
    }

    /// <summary>Writes the text in UTF-8.</summary>
    /// <returns>False, with nothing written, if it does not fit; at most 24 bytes are needed for an ObjectId.</returns>
    public bool TryWriteUtf8(Span<byte> destination, out int bytesWritten)
    {
        if (_text is not null)
            return Encoding.UTF8.TryGetBytes(_text, destination, out bytesWritten);
        var fits = _objectId.TryWriteUtf8(destination);
        bytesWritten = fits ? ObjectId.TextLength : 0;
        return fits;
    }

    /// <summary>Writes the text in UTF-8.</summary>
    public void WriteUtf8(IBufferWriter<byte> destination)
    {
        var span = destination.GetSpan(_text is null ? ObjectId.TextLength : Encoding.UTF8.GetMaxByteCount(_text.Length));
        TryWriteUtf8(span, out var written);
        destination.Advance(written);
    }

    /// <summary>The text.</summary>
    public override string ToString() => _text ?? _objectId.ToString();

    /// <summary>Whether the texts are equal.</summary>
    public bool Equals(SourceId other) => string.Equals(_text, other._text) && (_text is not null || _objectId == other._objectId);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SourceId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? _objectId.GetHashCode() : _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Orders by the UTF-8 bytes of the texts, as PostgreSQL's collation "C" does.</summary>
    public int CompareTo(SourceId other) =>
        _text is null && other._text is null ? _objectId.CompareTo(other._objectId) : CodePointOrder.Compare(ToString(), other.ToString());

    /// <summary>Whether the texts are equal.</summary>
    public static bool operator ==(SourceId left, SourceId right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(SourceId left, SourceId right) => !left.Equals(right);

    private static readonly SearchValues<char> LowerHexChars = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<byte> LowerHexBytes = SearchValues.Create("0123456789abcdef"u8);

    private static bool IsLowerHex(string text) =>
        text.Length == ObjectId.TextLength && !text.AsSpan().ContainsAnyExcept(LowerHexChars);
}
