using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>One row as <see cref="CqlWriter"/> made it, gone through again and again with <see cref="Read"/>.</summary>
/// <remarks>native_protocol_v5.spec, "Notations" ([value]).</remarks>
internal sealed class BundleRow(int columns)
{
    private readonly (int Start, int Length)[] _values = new (int, int)[columns];
    private readonly char[] _present = new char[columns];
    private ReadOnlyMemory<byte> _row;

    /// <summary>Which columns are set: <c>1</c> or <c>0</c> for each.</summary>
    internal ReadOnlySpan<char> Present => _present;

    /// <summary>Bytes of all values.</summary>
    internal int Bytes => _row.Length;

    /// <summary>Goes to a row, given without the length before it.</summary>
    /// <exception cref="ProtocolViolationException">It is no row of so many columns.</exception>
    internal void Read(ReadOnlyMemory<byte> row)
    {
        _row = row;
        var at = 0;
        for (var column = 0; column < columns; column++)
        {
            if (row.Length - at < sizeof(int))
                throw new ProtocolViolationException($"a row that ends at column {column} of {columns}");
            var length = BinaryPrimitives.ReadInt32BigEndian(row.Span[at..]);
            at += sizeof(int);
            _values[column] = (at, length);
            _present[column] = length < 0 ? '0' : '1';
            at += Math.Max(0, length);
        }
        if (at != row.Length)
            throw new ProtocolViolationException($"a row of {row.Length} bytes whose values end at {at}");
    }

    /// <summary>False: the column is left as it is in the table.</summary>
    internal bool IsSet(int column) => _values[column].Length >= 0;

    /// <summary>The value's bytes.</summary>
    internal ReadOnlySpan<byte> Value(int column) => _row.Span.Slice(_values[column].Start, _values[column].Length);
}
