using System.Buffers.Text;
using MongoEtl.Internal;

namespace MongoEtl.Sources;

/// <summary>An <c>_id</c>, or a bound between ids: one BSON value that stands by itself. Ordered as MongoDB orders ids.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Bytes">Its bytes, as <see cref="BsonElementReader.Value"/> gives them.</param>
internal sealed record IdValue(BsonType Type, byte[] Bytes) : IComparable<IdValue>
{
    /// <summary>Type byte and value in base64: what state keeps.</summary>
    public string Text => Convert.ToBase64String([(byte)Type, .. Bytes]);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    public static bool TryParse(string text, out IdValue value)
    {
        value = null!;
        if (!Base64.IsValid(text) || Convert.FromBase64String(text) is not [var type, .. var bytes])
            return false;
        value = new IdValue((BsonType)type, bytes);
        return value.IsWhole();
    }

    /// <summary>The id of a document; null if it has none, or is malformed before it.</summary>
    public static IdValue? Of(ReadOnlySpan<byte> document)
    {
        var reader = new BsonElementReader(document);
        return Find(ref reader) ? new IdValue(reader.Type, reader.Value.ToArray()) : null;
    }

    /// <summary>Whether the id of a document has exactly these bytes.</summary>
    public bool IsOf(ReadOnlySpan<byte> document)
    {
        var reader = new BsonElementReader(document);
        return Find(ref reader) && reader.Type == Type && reader.Value.SequenceEqual(Bytes);
    }

    /// <inheritdoc/>
    public int CompareTo(IdValue? other) => other is null ? 1 : BsonOrder.Compare(Type, Bytes, other.Type, other.Bytes);

    /// <inheritdoc/>
    public bool Equals(IdValue? other) => other is not null && Type == other.Type && Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>As Extended JSON, for messages.</summary>
    public override string ToString() => ExtendedJson.ValueToString(Type, Bytes);

    private static bool Find(ref BsonElementReader reader)
    {
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("_id"u8))
                return true;
        }
        return false;
    }

    // State is ours, but what it says goes to a server: exactly one value.
    private bool IsWhole()
    {
        var writer = new BsonWriter(Bytes.Length + 16);
        writer.WriteStartDocument();
        writer.WriteRaw("_id"u8, Type, Bytes);
        writer.WriteEndDocument();
        try
        {
            return Of(writer.WrittenSpan)?.Equals(this) == true;
        }
        catch (BsonFormatException)
        {
            return false;
        }
    }
}
