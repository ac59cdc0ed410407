using System.Buffers.Binary;

namespace MongoEtl;

/// <summary>Measures values whose length their own bytes say, refusing lengths that cannot be.</summary>
internal static class BsonValueLength
{
    /// <summary>Length of the value at <paramref name="offset"/>, at most what is left before the document's NUL.</summary>
    internal static int Of(BsonType type, ReadOnlySpan<byte> document, int typeOffset, int offset)
    {
        if (offset >= document.Length)
            BsonFault.Throw(typeOffset + 1, "the element's name runs into the document's end");
        var rest = document[offset..^1];
        switch (type)
        {
            case BsonType.String or BsonType.JavaScript or BsonType.Symbol:
                return Text(rest, offset);
            case BsonType.Document or BsonType.Array:
                return Embedded(rest, offset);
            case BsonType.Binary:
                return Binary(rest, offset);
            case BsonType.RegularExpression:
                var pattern = Terminated(rest, offset);
                return pattern + Terminated(rest[pattern..], offset + pattern);
            case BsonType.DbPointer:
                return Text(rest, offset) + 12;
            case BsonType.JavaScriptWithScope:
                return CodeWithScope(rest, offset);
            case BsonType.MinKey or BsonType.MaxKey:
                return 0;
            default:
                BsonFault.Throw(typeOffset, $"0x{(byte)type:X2} is no BSON type");
                return 0;
        }
    }

    private static int Text(ReadOnlySpan<byte> rest, int offset)
    {
        var length = Length(rest, offset);
        if (length < 1 || length > rest.Length - 4)
            BsonFault.Throw(offset, $"a string of stated length {length} does not fit the {rest.Length - 4} bytes left");
        if (rest[4 + length - 1] != 0)
            BsonFault.Throw(offset + 4 + length - 1, "a string does not end with NUL");
        return 4 + length;
    }

    private static int Embedded(ReadOnlySpan<byte> rest, int offset)
    {
        var length = Length(rest, offset);
        if (length < 5 || length > rest.Length)
            BsonFault.Throw(offset, $"an embedded document of stated length {length} does not fit the {rest.Length} bytes left");
        if (rest[length - 1] != 0)
            BsonFault.Throw(offset + length - 1, "an embedded document does not end with NUL");
        return length;
    }

    private static int Binary(ReadOnlySpan<byte> rest, int offset)
    {
        var length = Length(rest, offset);
        if (length < 0 || length > rest.Length - 5)
            BsonFault.Throw(offset, $"a binary of stated length {length} does not fit the {rest.Length - 5} bytes left");
        return 5 + length;
    }

    private static int CodeWithScope(ReadOnlySpan<byte> rest, int offset)
    {
        var length = Length(rest, offset);
        if (length < 14 || length > rest.Length)
            BsonFault.Throw(offset, $"code with scope of stated length {length} does not fit the {rest.Length} bytes left");
        var inner = rest[4..length];
        var code = Text(inner, offset + 4);
        var scope = Embedded(inner[code..], offset + 4 + code);
        if (4 + code + scope != length)
            BsonFault.Throw(offset, "code with scope is longer or shorter than its parts");
        return length;
    }

    private static int Terminated(ReadOnlySpan<byte> rest, int offset)
    {
        var length = rest.IndexOf((byte)0);
        if (length < 0)
            BsonFault.Throw(offset, "a NUL-terminated text runs into the document's end");
        return length + 1;
    }

    private static int Length(ReadOnlySpan<byte> rest, int offset)
    {
        if (rest.Length < 4)
            BsonFault.Throw(offset, "a length of four bytes runs into the document's end");
        return BinaryPrimitives.ReadInt32LittleEndian(rest);
    }
}
