using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using System.Text;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Reads what <see cref="CqlWriter"/> wrote, by means of its own: values as .NET has them, or null for what is not set.</summary>
internal static class CqlWriterRow
{
    private const int NotSet = -2;

    /// <summary>The value that one call writes into a row of one column.</summary>
    public static byte[]? Value(string type, Action<CqlWriter> write)
    {
        using var cql = new CqlWriter("t");
        cql.BeginRow(1);
        write(cql.Next(new Column("c", type, Nullable: true)));
        cql.EndRow();
        return Rows(cql.Written.ToArray()).ShouldHaveSingleItem().ShouldHaveSingleItem();
    }

    public static object? Read(string type, Action<CqlWriter> write) => Value(type, write) is { } bytes ? Decode(type, bytes) : null;

    /// <summary>Rows of values.</summary>
    public static List<byte[]?[]> Rows(ReadOnlyMemory<byte> written) => [.. Bodies(written).Select(row => Values(row, -1).ToArray())];

    /// <summary>Rows without the length that each has before it.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Bodies(ReadOnlyMemory<byte> written)
    {
        while (written.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(written.Span);
            yield return written.Slice(4, length);
            written = written[(4 + length)..];
        }
    }

    public static object Decode(string type, byte[] value)
    {
        type = type.StartsWith("frozen<", StringComparison.Ordinal) ? type[7..^1] : type;
        if (type.IndexOf('<') is var open and > 0)
        {
            var types = type[(open + 1)..^1].Split(", ");
            var count = BinaryPrimitives.ReadInt32BigEndian(value) * types.Length;
            return Values(value.AsMemory(4), count).Select((v, i) => Decode(types[i % types.Length], v!)).ToArray();
        }
        return type switch
        {
            "tinyint" => (sbyte)value.ShouldHaveSingleItem(),
            "smallint" => BinaryPrimitives.ReadInt16BigEndian(Exactly(value, 2)),
            "int" => BinaryPrimitives.ReadInt32BigEndian(Exactly(value, 4)),
            "bigint" => BinaryPrimitives.ReadInt64BigEndian(Exactly(value, 8)),
            "varint" => new BigInteger(value, isBigEndian: true),
            "float" => BinaryPrimitives.ReadSingleBigEndian(Exactly(value, 4)),
            "double" => BinaryPrimitives.ReadDoubleBigEndian(Exactly(value, 8)),
            "decimal" => (BinaryPrimitives.ReadInt32BigEndian(value), new BigInteger(value.AsSpan(4), isBigEndian: true)),
            "boolean" => value.ShouldHaveSingleItem() switch { 0 => false, 1 => true, var other => other },
            "text" or "ascii" => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(value),
            "timestamp" => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(Exactly(value, 8))),
            "date" => new DateOnly(1970, 1, 1).AddDays((int)(BinaryPrimitives.ReadUInt32BigEndian(Exactly(value, 4)) - 0x8000_0000L)),
            "time" => new TimeOnly(BinaryPrimitives.ReadInt64BigEndian(Exactly(value, 8)) / 100),
            "uuid" or "timeuuid" => Guid.ParseExact(Convert.ToHexString(Exactly(value, 16)), "N"),
            "inet" => new IPAddress(value),
            _ => value,
        };
    }

    private static byte[] Exactly(byte[] value, int length)
    {
        value.Length.ShouldBe(length);
        return value;
    }

    private static IEnumerable<byte[]?> Values(ReadOnlyMemory<byte> bytes, int count)
    {
        while (bytes.Length > 0)
        {
            count.ShouldNotBe(0);
            count--;
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.Span);
            bytes = bytes[4..];
            length.ShouldBeGreaterThanOrEqualTo(NotSet);
            length.ShouldNotBe(-1, "a null would leave a tombstone");
            yield return length == NotSet ? null : bytes[..length].ToArray();
            bytes = bytes[Math.Max(length, 0)..];
        }
        count.ShouldBeLessThanOrEqualTo(0);
    }
}
