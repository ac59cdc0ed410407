using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Writes the bytes of CQL values, without the length before them, into spans that have room; big-endian, nothing allocated
/// (specification, section 5). Each method returns how many bytes it wrote.</summary>
internal static partial class CqlEncoder
{
    /// <summary>Days of a CQL date at 1970-01-01.</summary>
    public const uint DateEpoch = 1u << 31;

    /// <summary>Nanoseconds of a day: a CQL time is below.</summary>
    public const long NanosecondsPerDay = 86_400_000_000_000;

    /// <summary>Refuses lone surrogates, which would be stored as another character.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary><c>tinyint</c>: 1 byte.</summary>
    public static int WriteTinyint(Span<byte> destination, sbyte value)
    {
        destination[0] = (byte)value;
        return 1;
    }

    /// <summary><c>smallint</c>: 2 bytes.</summary>
    public static int WriteSmallint(Span<byte> destination, short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(destination, value);
        return 2;
    }

    /// <summary><c>int</c>: 4 bytes.</summary>
    public static int WriteInt(Span<byte> destination, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, value);
        return 4;
    }

    /// <summary><c>bigint</c> and <c>counter</c>: 8 bytes.</summary>
    public static int WriteBigint(Span<byte> destination, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(destination, value);
        return 8;
    }

    /// <summary><c>boolean</c>: 1 byte, 1 for true.</summary>
    public static int WriteBoolean(Span<byte> destination, bool value)
    {
        destination[0] = value ? (byte)1 : (byte)0;
        return 1;
    }

    /// <summary><c>float</c>: 4 bytes.</summary>
    public static int WriteFloat(Span<byte> destination, float value)
    {
        BinaryPrimitives.WriteSingleBigEndian(destination, value);
        return 4;
    }

    /// <summary><c>double</c>: 8 bytes.</summary>
    public static int WriteDouble(Span<byte> destination, double value)
    {
        BinaryPrimitives.WriteDoubleBigEndian(destination, value);
        return 8;
    }

    /// <summary><c>timestamp</c>: 8 bytes, milliseconds since 1970-01-01 UTC.</summary>
    public static int WriteTimestamp(Span<byte> destination, long milliseconds) => WriteBigint(destination, milliseconds);

    /// <summary><c>timestamp</c> of a moment; what is below the millisecond is cut off towards the past.</summary>
    public static int WriteTimestamp(Span<byte> destination, DateTimeOffset value) => WriteBigint(destination, value.ToUnixTimeMilliseconds());

    /// <summary><c>date</c>: 4 bytes, days with 2^31 at 1970-01-01.</summary>
    public static int WriteDate(Span<byte> destination, DateOnly value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, unchecked((uint)(value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)) + DateEpoch);
        return 4;
    }

    /// <summary><c>time</c>: 8 bytes, nanoseconds since midnight.</summary>
    public static int WriteTime(Span<byte> destination, TimeOnly value) => WriteBigint(destination, value.Ticks * TimeSpan.NanosecondsPerTick);

    /// <summary><c>uuid</c> and <c>timeuuid</c>: 16 bytes in the order of the text.</summary>
    public static int WriteUuid(Span<byte> destination, Guid value)
    {
        if (!value.TryWriteBytes(destination, bigEndian: true, out var written))
            throw new ArgumentException("16 bytes are needed for a uuid", nameof(destination));
        return written;
    }

    /// <summary><c>inet</c>: 4 or 16 bytes.</summary>
    public static int WriteInet(Span<byte> destination, IPAddress value)
    {
        if (!value.TryWriteBytes(destination, out var written))
            throw new ArgumentException("up to 16 bytes are needed for an inet", nameof(destination));
        return written;
    }

    /// <summary><c>text</c> and <c>varchar</c>: UTF-8.</summary>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair.</exception>
    public static int WriteText(Span<byte> destination, ReadOnlySpan<char> value) => Utf8.GetBytes(value, destination);

    /// <summary><c>ascii</c>: bytes below 128.</summary>
    /// <exception cref="ArgumentException">The text holds another character.</exception>
    public static int WriteAscii(Span<byte> destination, ReadOnlySpan<char> value) => Ascii.IsValid(value)
        ? Encoding.ASCII.GetBytes(value, destination)
        : throw new ArgumentException("an ascii column takes characters below 128 only; use text");

    /// <summary>Bytes of a text in UTF-8.</summary>
    /// <exception cref="EncoderFallbackException">The text holds half of a surrogate pair.</exception>
    public static int TextLength(ReadOnlySpan<char> value) => Utf8.GetByteCount(value);

    /// <summary><c>blob</c>, and values that are encoded already.</summary>
    public static int WriteBlob(Span<byte> destination, ReadOnlySpan<byte> value)
    {
        value.CopyTo(destination);
        return value.Length;
    }
}
