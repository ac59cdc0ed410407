using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra;

/// <summary>Rows of one Cassandra table: per row an int32 length of what follows, then per column a protocol [value], that is an int32
/// length (-2 is <em>not set</em>) and the bytes, everything big-endian. Columns come in the order of <see cref="CqlTablePlan.Columns"/>,
/// which is that of the insert statement's markers. A null is never written: it would leave a tombstone.</summary>
/// <remarks>native_protocol_v5.spec, "Notations" ([value]) and "Data Type Serialization Formats". Used by generated code:
/// <c>BeginRow(2); Next(column).Uuid(id); EndPartitionKey(); Next(column).Text("a"); EndRow()</c>. Grows, keeps its memory, and
/// allocates nothing once grown. After an exception the row is incomplete: go back with <see cref="Rewind"/>.</remarks>
/// <param name="table">The table's name for messages, unquoted.</param>
public sealed partial class CqlWriter(string? table = null) : RowBuffer
{
    private const int NotSet = -2;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;
    private int _rowStart;
    private int _columns;
    private int _columnsLeft;
    private Column _column = None;

    private static readonly Column None = new("(no column)", "", Nullable: false);

    /// <inheritdoc />
    public override int Length => _length;

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>The column named last: the one a rule that throws was computing.</summary>
    public Column CurrentColumn => _column;

    /// <inheritdoc />
    public override void Rewind((int Rows, int Length) mark)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mark.Length, _length);
        (Rows, _length, _columnsLeft) = (mark.Rows, mark.Length, 0);
    }

    /// <inheritdoc />
    public override void Remove(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, _length);
        _buffer.AsSpan(offset + length, _length - offset - length).CopyTo(_buffer.AsSpan(offset));
        _length -= length;
        Rows--;
    }

    /// <summary>Begins a row of <paramref name="columns"/> columns.</summary>
    public void BeginRow(int columns)
    {
        if (_columnsLeft != 0)
            ThrowUnbalanced();
        _rowStart = BeginValue();
        _keyStart = _length;
        (_columns, _columnsLeft, _columnsBeforeKey) = (columns, columns, 0);
    }

    /// <summary>Names the column that the next value goes to, before the value is computed, so that an error knows its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CqlWriter Next(Column column)
    {
        _column = column;
        _columnsLeft--;
        return this;
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="DocumentException">It is larger than the server takes.</exception>
    /// <exception cref="InvalidOperationException">More or fewer columns were written than <see cref="BeginRow"/> promised.</exception>
    public void EndRow()
    {
        if (_columnsLeft != 0)
            ThrowUnbalanced();
        if (_length - _rowStart - sizeof(int) > MostRowBytes)
            ThrowLargeRow(_length - _rowStart - sizeof(int));
        EndValue(_rowStart);
        Rows++;
    }

    /// <summary>Leaves the column as it is in the table: <em>not set</em>.</summary>
    /// <exception cref="ColumnException">The column belongs to the key, or its property is declared not null.</exception>
    public void Unset()
    {
        if (!_column.Nullable)
            ThrowNull();
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), NotSet);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (Rows, _length, _columnsLeft) = (0, 0, 0);
    }

    /// <summary>The room for a value of <paramref name="length"/> bytes, its length written before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Value(int length)
    {
        var room = Room(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[sizeof(int)..];
    }

    /// <summary>The next <paramref name="length"/> bytes, to be filled at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
            Grow(length);
        var room = _buffer.AsSpan(_length, length);
        _length += length;
        return room;
    }

    /// <summary>Makes room for a length that is not known yet; returns where it goes.</summary>
    private int BeginValue()
    {
        Room(sizeof(int));
        return _length - sizeof(int);
    }

    private void EndValue(int lengthOffset) =>
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(lengthOffset), _length - lengthOffset - sizeof(int));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(_buffer.Length * 2L, (long)_length + length)));
        if (larger.Length - _length < length)
            throw new InvalidOperationException($"The rows of one batch exceed {Array.MaxLength} bytes; choose a smaller batch size.");
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void ThrowUnbalanced() =>
        throw new InvalidOperationException($"A row of {table ?? "a table"} has {Math.Abs(_columnsLeft)} columns " +
            $"{(_columnsLeft > 0 ? "less" : "more")} than it was begun with.");

    private void ThrowNull() =>
        throw Refused("a value", "null", "make the property nullable if it is no key, or give a value where there is none");

    private ColumnException Refused(string expected, string found, string advice) => new(_column, table, expected, found, advice);
}
