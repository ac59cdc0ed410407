using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Reads the bytes of CQL values, without the length before them (specification, section 5).</summary>
/// <exception cref="ProtocolViolationException">The bytes are not a value of the type.</exception>
internal static class CqlDecoder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary><c>tinyint</c>.</summary>
    public static sbyte ReadTinyint(ReadOnlySpan<byte> value) => (sbyte)Sized(value, 1, "tinyint")[0];

    /// <summary><c>smallint</c>.</summary>
    public static short ReadSmallint(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt16BigEndian(Sized(value, 2, "smallint"));

    /// <summary><c>int</c>.</summary>
    public static int ReadInt(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt32BigEndian(Sized(value, 4, "int"));

    /// <summary><c>bigint</c> and <c>counter</c>.</summary>
    public static long ReadBigint(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8, "bigint"));

    /// <summary><c>boolean</c>: any byte but 0 is true.</summary>
    public static bool ReadBoolean(ReadOnlySpan<byte> value) => Sized(value, 1, "boolean")[0] != 0;

    /// <summary><c>float</c>.</summary>
    public static float ReadFloat(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadSingleBigEndian(Sized(value, 4, "float"));

    /// <summary><c>double</c>.</summary>
    public static double ReadDouble(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadDoubleBigEndian(Sized(value, 8, "double"));

    /// <summary><c>timestamp</c>: milliseconds since 1970-01-01 UTC, which may lie outside the years of .NET.</summary>
    public static long ReadTimestamp(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8, "timestamp"));

    /// <summary><c>date</c>: days since 1970-01-01, which may lie outside the years of .NET.</summary>
    public static int ReadDate(ReadOnlySpan<byte> value) =>
        unchecked((int)(BinaryPrimitives.ReadUInt32BigEndian(Sized(value, 4, "date")) - CqlEncoder.DateEpoch));

    /// <summary><c>time</c>: nanoseconds since midnight.</summary>
    public static long ReadTime(ReadOnlySpan<byte> value)
    {
        var nanoseconds = BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8, "time"));
        return (ulong)nanoseconds < CqlEncoder.NanosecondsPerDay ? nanoseconds : throw new ProtocolViolationException("a time outside the day");
    }

    /// <summary><c>uuid</c> and <c>timeuuid</c>.</summary>
    public static Guid ReadUuid(ReadOnlySpan<byte> value) => new(Sized(value, 16, "uuid"), bigEndian: true);

    /// <summary><c>inet</c>.</summary>
    public static IPAddress ReadInet(ReadOnlySpan<byte> value) => value.Length is 4 or 16
        ? new IPAddress(value)
        : throw new ProtocolViolationException($"an inet of {value.Length} bytes");

    /// <summary><c>text</c>, <c>varchar</c> and <c>ascii</c>.</summary>
    public static string ReadText(ReadOnlySpan<byte> value)
    {
        try
        {
            return Utf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            throw new ProtocolViolationException("a text that is not UTF-8");
        }
    }

    /// <summary><c>varint</c>.</summary>
    public static BigInteger ReadVarint(ReadOnlySpan<byte> value) => value.IsEmpty
        ? throw new ProtocolViolationException("a varint of 0 bytes")
        : new BigInteger(value, isBigEndian: true);

    /// <summary><c>decimal</c>: the digits, and how many of them are a fraction (below zero: zeros to add).</summary>
    public static (BigInteger Unscaled, int Scale) ReadDecimal(ReadOnlySpan<byte> value) => value.Length < 5
        ? throw new ProtocolViolationException($"a decimal of {value.Length} bytes")
        : (new BigInteger(value[4..], isBigEndian: true), BinaryPrimitives.ReadInt32BigEndian(value));

    /// <summary><c>duration</c>.</summary>
    public static CqlDuration ReadDuration(ReadOnlySpan<byte> value)
    {
        var reader = new ProtocolReader(value);
        var (months, days, nanoseconds) = (ReadVint(ref reader), ReadVint(ref reader), ReadVint(ref reader));
        return months == (int)months && days == (int)days && reader.Remaining == 0
            ? new CqlDuration((int)months, (int)days, nanoseconds)
            : throw new ProtocolViolationException("a duration out of range");
    }

    /// <summary>A list's or set's elements, or a map's keys and values in turn; null elements, which newer servers refuse, are passed as empty.</summary>
    /// <typeparam name="T">What an element becomes.</typeparam>
    public static T[] ReadCollection<T>(ReadOnlySpan<byte> value, ElementReader<T> read, bool isMap = false)
    {
        var reader = new ProtocolReader(value);
        var elements = new T[reader.ReadCount(isMap ? 8 : 4) * (isMap ? 2 : 1)];
        for (var index = 0; index < elements.Length; index++)
        {
            reader.TryReadBytes(out var element);
            elements[index] = read(element);
        }
        return elements;
    }

    /// <summary>Reads one element of a collection.</summary>
    public delegate T ElementReader<out T>(ReadOnlySpan<byte> element);

    private static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> value, int length, string type) => value.Length == length
        ? value
        : throw new ProtocolViolationException($"a value of {value.Length} bytes in place of a {type}");

    private static long ReadVint(ref ProtocolReader reader)
    {
        var first = reader.ReadByte();
        var extra = BitOperations.LeadingZeroCount((uint)(byte)~first) - 24;
        var number = extra == 8 ? 0ul : first & 0xFFul >> extra;
        foreach (var next in reader.Take(extra))
            number = number << 8 | next;
        return (long)(number >> 1) ^ -(long)(number & 1);
    }
}
