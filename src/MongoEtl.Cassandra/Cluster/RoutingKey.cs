using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>The bytes of a partition key that its token is made of. One column: its value's bytes. Several: for each a big-endian uint16
/// length, the bytes, and a zero byte. Input is a row's [value]s (int32 length and bytes), those of the partition key first.</summary>
internal static class RoutingKey
{
    private const int LengthBytes = sizeof(int);
    private const int ComponentOverhead = sizeof(ushort) + 1;

    /// <summary>The routing key of a partition key of one column, where it lies.</summary>
    /// <exception cref="ArgumentException">The value is null or unset, or cut off.</exception>
    internal static ReadOnlySpan<byte> Single(ReadOnlySpan<byte> values) => Next(ref values, 0);

    /// <summary>Bytes that <see cref="Write"/> writes for the first <paramref name="columns"/> values.</summary>
    /// <exception cref="ArgumentException">A value is null or unset, or cut off.</exception>
    internal static int Length(ReadOnlySpan<byte> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (columns == 1)
            return Single(values).Length;
        var length = 0;
        for (var column = 0; column < columns; column++)
            length += ComponentOverhead + Next(ref values, column).Length;
        return length;
    }

    /// <summary>Writes the routing key of the first <paramref name="columns"/> values and returns its length.</summary>
    /// <exception cref="ArgumentException">A value is null, unset, cut off, or too long for a key; or
    /// <paramref name="destination"/> is too short.</exception>
    internal static int Write(ReadOnlySpan<byte> values, int columns, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (columns == 1)
        {
            var single = Single(values);
            single.CopyTo(destination);
            return single.Length;
        }
        var rest = destination;
        for (var column = 0; column < columns; column++)
        {
            var value = Next(ref values, column);
            if (value.Length > ushort.MaxValue)
                throw new ArgumentException(
                    $"Column {column} of the partition key has {value.Length} bytes; a key column holds 65535.");
            if (rest.Length < value.Length + ComponentOverhead)
                throw new ArgumentException("The routing key does not fit into the span given for it.", nameof(destination));
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)value.Length);
            value.CopyTo(rest[sizeof(ushort)..]);
            rest[sizeof(ushort) + value.Length] = 0;
            rest = rest[(value.Length + ComponentOverhead)..];
        }
        return destination.Length - rest.Length;
    }

    private static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> values, int column)
    {
        if (values.Length < LengthBytes)
            throw CutOff(column);
        var length = BinaryPrimitives.ReadInt32BigEndian(values);
        if (length < 0)
            throw new ArgumentException(
                $"Column {column} of the partition key is {(length == -1 ? "null" : "unset")}; a key needs a value.");
        if (values.Length - LengthBytes < length)
            throw CutOff(column);
        var value = values.Slice(LengthBytes, length);
        values = values[(LengthBytes + length)..];
        return value;
    }

    private static ArgumentException CutOff(int column) => new($"The row ends within column {column} of its partition key.");
}
