using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace MongoEtl;

/// <summary>Twelve bytes: big-endian unsigned seconds since 1970, five random bytes, a big-endian counter of 24 bits.</summary>
/// <remarks>BSON specification, ObjectId. Ordered as its bytes, which is the order of its texts.</remarks>
public readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    /// <summary>Bytes of an id.</summary>
    public const int ByteCount = 12;

    /// <summary>Characters of its text.</summary>
    public const int TextLength = 24;

    private readonly ulong _head;
    private readonly uint _tail;

    /// <summary>Copies the twelve bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly twelve.</exception>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount)
            throw new ArgumentException($"An ObjectId has {ByteCount} bytes, not {bytes.Length}.", nameof(bytes));
        _head = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _tail = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
    }

    /// <summary>Seconds since 1970-01-01 UTC, unsigned: ids reach to the year 2106.</summary>
    public uint Seconds => (uint)(_head >> 32);

    /// <summary>The id's own time, to the second, in UTC.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeSeconds(Seconds);

    /// <summary>The last three bytes, 0 to 16,777,215.</summary>
    public int Counter => (int)(_tail & 0xFFFFFF);

    /// <summary>Reads 24 hexadecimal digits of either case.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ObjectId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An ObjectId is 24 hexadecimal digits.");

    /// <summary>Reads 24 hexadecimal digits of either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectId id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads 24 hexadecimal digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (text.Length == TextLength && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done)
        {
            id = new ObjectId(bytes);
            return true;
        }
        id = default;
        return false;
    }

    /// <summary>Reads 24 hexadecimal digits of either case from ASCII bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (utf8.Length == TextLength && Convert.FromHexString(utf8, bytes, out _, out _) == System.Buffers.OperationStatus.Done)
        {
            id = new ObjectId(bytes);
            return true;
        }
        id = default;
        return false;
    }

    /// <summary>Writes the twelve bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter.</exception>
    public void WriteBytes(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _head);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], _tail);
    }

    /// <summary>Writes 24 lower-case hexadecimal digits.</summary>
    /// <returns>False, with nothing written, if the destination is shorter.</returns>
    public bool TryWriteUtf8(Span<byte> destination)
    {
        if (destination.Length < TextLength)
            return false;
        // The library's conversion goes digit by digit below 16 bytes, and took a tenth of the time of encoding a row.
        BinaryPrimitives.WriteUInt64BigEndian(destination, Digits((uint)(_head >> 32)));
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Digits((uint)_head));
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], Digits(_tail));
        return true;
    }

    /// <summary>Eight lower-case digits as eight bytes, the first one highest: all of them at once.</summary>
    private static ulong Digits(uint value)
    {
        var halves = (((ulong)value & 0xFFFF_0000) << 16) | (value & 0xFFFF);
        var bytes = ((halves & 0x0000_FF00_0000_FF00) << 8) | (halves & 0x0000_00FF_0000_00FF);
        var nibbles = ((bytes & 0x00F0_00F0_00F0_00F0) << 4) | (bytes & 0x000F_000F_000F_000F);
        var letters = ((nibbles + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
        return nibbles + 0x3030_3030_3030_3030 + letters * ('a' - '0' - 10);
    }

    /// <summary>The 24 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        WriteBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <inheritdoc/>
    public bool Equals(ObjectId other) => _head == other._head && _tail == other._tail;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_head, _tail);

    /// <inheritdoc/>
    public int CompareTo(ObjectId other)
    {
        var head = _head.CompareTo(other._head);
        return head != 0 ? head : _tail.CompareTo(other._tail);
    }

    /// <summary>The same twelve bytes.</summary>
    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    /// <summary>Not the same twelve bytes.</summary>
    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);
}
