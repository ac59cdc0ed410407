using System.Buffers;
using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>Rows of one table, gathered so that rows of one partition can be sent together: their values, the token of each, and where each lies.
/// Memory comes from the pool and is kept from use to use.</summary>
internal sealed class RowWindow(int partitionKeyColumns, int keyColumns) : IDisposable
{
    private byte[] _bytes = [];
    private int _length;
    private long[] _tokens = [];
    private Row[] _rows = [];
    private ReadOnlyMemory<byte>[] _values = [];

    /// <summary>Number of rows.</summary>
    internal int Count { get; private set; }

    /// <summary>Bytes of the rows.</summary>
    internal int Bytes => _length;

    /// <summary>Values of the rows in the order of <see cref="Sort"/>, as they go into a frame.</summary>
    internal ReadOnlyMemory<ReadOnlyMemory<byte>> Values => _values.AsMemory(0, Count);

    /// <summary>Token of row <paramref name="index"/>.</summary>
    internal Token TokenOf(int index) => new(_tokens[index]);

    /// <summary>Takes complete rows as <see cref="CqlWriter"/> lays them out.</summary>
    internal void Add(ReadOnlySpan<byte> rows)
    {
        Grow(ref _bytes, _length, rows.Length);
        rows.CopyTo(_bytes.AsSpan(_length));
        var at = _length;
        _length += rows.Length;
        while (at < _length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
            Add(at + sizeof(int), length);
            at += sizeof(int) + length;
        }
    }

    /// <summary>Puts rows of one partition beside each other.</summary>
    internal void Sort()
    {
        Array.Sort(_tokens, _rows, 0, Count);
        Grow(ref _values, 0, Count);
        for (var i = 0; i < Count; i++)
            _values[i] = _bytes.AsMemory(_rows[i].Offset, _rows[i].Length);
    }

    /// <summary>Whether two rows lie in one partition: equal keys, not only equal tokens.</summary>
    internal bool IsSamePartition(int first, int second) => _tokens[first] == _tokens[second]
        && Partition(first).SequenceEqual(Partition(second));

    /// <summary>Whether two rows have one primary key.</summary>
    internal bool IsSameRow(int first, int second) => Key(first).SequenceEqual(Key(second));

    /// <summary>Forgets the rows and keeps the memory.</summary>
    internal void Clear() => (Count, _length) = (0, 0);

    public void Dispose()
    {
        Return(ref _bytes);
        Return(ref _tokens);
        Return(ref _rows);
        Return(ref _values);
        Clear();
    }

    private ReadOnlySpan<byte> Partition(int row) => _bytes.AsSpan(_rows[row].Offset, _rows[row].PartitionKeyLength);

    private ReadOnlySpan<byte> Key(int row) => _bytes.AsSpan(_rows[row].Offset, _rows[row].KeyLength);

    private void Add(int offset, int length)
    {
        Grow(ref _tokens, Count, 1);
        Grow(ref _rows, Count, 1);
        var values = _bytes.AsSpan(offset, length);
        _tokens[Count] = Token.OfRow(values, partitionKeyColumns).Value;
        var partition = LengthOf(values, partitionKeyColumns);
        _rows[Count++] = new Row(offset, length, partition, partition + LengthOf(values[partition..], keyColumns - partitionKeyColumns));
    }

    private static int LengthOf(ReadOnlySpan<byte> values, int columns)
    {
        var length = 0;
        for (var i = 0; i < columns; i++)
            length += sizeof(int) + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(values[length..]));
        return length;
    }

    private static void Grow<T>(ref T[] array, int used, int more)
    {
        if (array.Length - used >= more)
            return;
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(array.Length * 2, checked(used + more)));
        array.AsSpan(0, used).CopyTo(larger);
        Return(ref array);
        array = larger;
    }

    private static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array, clearArray: System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        array = [];
    }

    private readonly record struct Row(int Offset, int Length, int PartitionKeyLength, int KeyLength);
}
