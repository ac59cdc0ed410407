using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>The fields that archive documents (collection metadata and namespace headers) are known to have.</summary>
/// <remarks>A walk over the few flat elements of BSON that mongodump writes here; it needs no reader for whole documents.</remarks>
internal readonly record struct ArchiveFields(string Database, string Collection, string Type, long Size, bool IsEof, long? Crc)
{
    /// <summary>Reads a document whose length and terminator were checked. False if an element does not lie within it or a field is of
    /// another type than mongodump gives it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> document, out ArchiveFields fields)
    {
        fields = new ArchiveFields("", "", "", 0, IsEof: false, Crc: null);
        var elements = document[sizeof(int)..^1];
        while (!elements.IsEmpty)
        {
            var type = elements[0];
            var nameEnd = elements[1..].IndexOf((byte)0) + 1;
            if (nameEnd == 0)
                return false;
            var name = elements[1..nameEnd];
            elements = elements[(nameEnd + 1)..];
            if (!TryLength(type, elements, out var length) || length > elements.Length || !TryTake(ref fields, name, type, elements[..length]))
                return false;
            elements = elements[length..];
        }

        return true;
    }

    private static bool TryTake(ref ArchiveFields fields, ReadOnlySpan<byte> name, byte type, ReadOnlySpan<byte> value)
    {
        var text = type == 0x02 && value.Length > sizeof(int) ? Encoding.UTF8.GetString(value[sizeof(int)..^1]) : null;
        long? number = type switch
        {
            0x08 => value[0],
            0x10 => BinaryPrimitives.ReadInt32LittleEndian(value),
            0x12 => BinaryPrimitives.ReadInt64LittleEndian(value),
            _ => null,
        };
        if (name.SequenceEqual("db"u8))
            return Take(text, ref fields, static (f, t) => f with { Database = t });
        if (name.SequenceEqual("collection"u8))
            return Take(text, ref fields, static (f, t) => f with { Collection = t });
        if (name.SequenceEqual("type"u8))
            return Take(text, ref fields, static (f, t) => f with { Type = t });
        if (name.SequenceEqual("size"u8))
            fields = fields with { Size = number ?? 0 };
        else if (name.SequenceEqual("EOF"u8))
            fields = fields with { IsEof = number == 1 };
        else if (name.SequenceEqual("CRC"u8))
            fields = fields with { Crc = number };
        return true;
    }

    private static bool Take(string? text, ref ArchiveFields fields, Func<ArchiveFields, string, ArchiveFields> put)
    {
        if (text is null)
            return false;
        fields = put(fields, text);
        return true;
    }

    // bsonspec.org: how many bytes the value of an element takes. Types that mongodump does not use here are refused.
    private static bool TryLength(byte type, ReadOnlySpan<byte> rest, out int length)
    {
        length = type switch
        {
            0x0A => 0,
            0x08 => 1,
            0x10 => 4,
            0x01 or 0x09 or 0x11 or 0x12 => 8,
            0x02 when TryInt32(rest, out var text) && text is > 0 and < DocumentFrame.LargestLength => sizeof(int) + text,
            0x03 or 0x04 when TryInt32(rest, out var inner) && DocumentFrame.IsLength(inner) => inner,
            _ => -1,
        };
        return length >= 0;
    }

    private static bool TryInt32(ReadOnlySpan<byte> bytes, out int value) => BinaryPrimitives.TryReadInt32LittleEndian(bytes, out value);
}
