using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MongoEtl.Internal;

namespace MongoEtl.PostgreSql;

/// <summary>Rows of one table as PostgreSQL's binary COPY wants them: per row an int16 count of fields, per field an int32 length
/// (-1 is NULL) and the value, everything big-endian. Holds rows only; who sends them writes the stream's header and trailer.</summary>
/// <remarks>PostgreSQL manual, COPY, "Binary Format". Used by generated code:
/// <c>BeginRow(2); Next(column).Int32(1); Next(column).Text("a"); EndRow()</c>. Grows, keeps its memory, and allocates nothing once grown.
/// After an exception the row is incomplete: go back with <see cref="Rewind"/>.</remarks>
/// <param name="table">The table's name for messages, unquoted.</param>
public sealed partial class CopyWriter(string? table = null) : RowBuffer
{
    private const int NullLength = -1;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;
    private int _fieldsLeft;
    private Column _column = None;

    private static readonly Column None = new("(no column)", "", Nullable: false);

    /// <inheritdoc />
    public override int Length => _length;

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <inheritdoc />
    public override void Rewind((int Rows, int Length) mark)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mark.Length, _length);
        (Rows, _length, _fieldsLeft) = (mark.Rows, mark.Length, 0);
    }

    /// <summary>Begins a row of <paramref name="fields"/> fields.</summary>
    public void BeginRow(int fields)
    {
        if (_fieldsLeft != 0)
            ThrowUnbalanced();
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), checked((short)fields));
        _fieldsLeft = fields;
    }

    /// <summary>Names the column that the next value goes to, before the value is computed, so that an error knows its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CopyWriter Next(Column column)
    {
        _column = column;
        _fieldsLeft--;
        return this;
    }

    /// <summary>The column named last: the one a rule that throws was computing.</summary>
    public Column CurrentColumn => _column;

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">More or fewer fields were written than <see cref="BeginRow"/> promised.</exception>
    public void EndRow()
    {
        if (_fieldsLeft != 0)
            ThrowUnbalanced();
        Rows++;
    }

    /// <summary>Writes NULL.</summary>
    /// <exception cref="ColumnException">The column is NOT NULL.</exception>
    public void Null()
    {
        if (!_column.Nullable)
            ThrowNull();
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), NullLength);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (Rows, _length, _fieldsLeft) = (0, 0, 0);
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

    /// <summary>Makes room for a value whose length is not known yet; returns where that length goes.</summary>
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
        throw new InvalidOperationException($"A row of {table ?? "a table"} has {Math.Abs(_fieldsLeft)} fields {(_fieldsLeft > 0 ? "less" : "more")} than it was begun with.");

    private void ThrowNull() =>
        throw Refused("a value", "null", "make the property nullable, or give a value where there is none");

    private ColumnException Refused(string expected, string found, string advice) => new(_column, table, expected, found, advice);
}
