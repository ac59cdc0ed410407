using System.Buffers.Binary;
using System.Numerics;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Brings rows of one table into the form in which equal rows have equal bytes. For one thread at a time.</summary>
internal sealed class ComparableRow : IComparableRow
{
    private const int Absent = -1;
    private const int LengthBytes = sizeof(int);
    private const int ScaleBytes = sizeof(int);

    private readonly CqlType[] _types;
    private readonly bool[] _isCompared;
    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <param name="table">The table.</param>
    /// <param name="absent">Columns that are taken for absent in every row.</param>
    internal ComparableRow(CqlTablePlan table, IReadOnlyCollection<string> absent)
    {
        _types = [.. table.Columns.Select(column => CqlTypeText.Of(table.Name, column))];
        _isCompared = [.. table.Columns.Select(column => !absent.Contains(column.Name))];
    }

    /// <inheritdoc />
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> encoded)
    {
        _length = 0;
        for (var column = 0; column < _types.Length; column++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(encoded);
            Append(column, length < 0, encoded.Slice(LengthBytes, Math.Max(0, length)));
            encoded = encoded[(LengthBytes + Math.Max(0, length))..];
        }
        return _buffer.AsSpan(0, _length);
    }

    /// <summary>The same for a row that was read: its columns are those compared, in order.</summary>
    internal ReadOnlySpan<byte> Of(CqlRowReader row)
    {
        _length = 0;
        for (var (column, read) = (0, 0); column < _types.Length; column++)
        {
            if (_isCompared[column])
                Append(column, row.IsNull(read), row.GetBytes(read++));
            else
                Append(column, true, default);
        }
        return _buffer.AsSpan(0, _length);
    }

    private void Append(int column, bool isAbsent, ReadOnlySpan<byte> value)
    {
        if (isAbsent || !_isCompared[column] || IsEmptyCollection(_types[column], value))
        {
            BinaryPrimitives.WriteInt32BigEndian(Room(LengthBytes), Absent);
            return;
        }
        AppendValue(_types[column], value);
    }

    private static bool IsEmptyCollection(CqlType type, ReadOnlySpan<byte> value) =>
        type.Code is CqlTypeCode.List or CqlTypeCode.Set or CqlTypeCode.Map
            && (value.Length < LengthBytes || BinaryPrimitives.ReadInt32BigEndian(value) == 0);

    private void AppendValue(CqlType type, ReadOnlySpan<byte> value)
    {
        switch (type.Code)
        {
            case CqlTypeCode.Double when value.Length == sizeof(double):
                BinaryPrimitives.WriteDoubleBigEndian(Value(sizeof(double)), One(BinaryPrimitives.ReadDoubleBigEndian(value)));
                break;
            case CqlTypeCode.Float when value.Length == sizeof(float):
                BinaryPrimitives.WriteSingleBigEndian(Value(sizeof(float)), (float)One(BinaryPrimitives.ReadSingleBigEndian(value)));
                break;
            case CqlTypeCode.Boolean when value.Length == 1:
                Value(1)[0] = value[0] == 0 ? (byte)0 : (byte)1;
                break;
            case CqlTypeCode.Decimal when value.Length > ScaleBytes:
                AppendDecimal(value);
                break;
            case CqlTypeCode.List or CqlTypeCode.Set or CqlTypeCode.Map:
                AppendCollection(type, value);
                break;
            default:
                value.CopyTo(Value(value.Length));
                break;
        }
    }

    // -0 is 0, and every NaN is one.
    private static double One(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;

    private void AppendDecimal(ReadOnlySpan<byte> value)
    {
        var (unscaled, scale) =
            (new BigInteger(value[ScaleBytes..], isUnsigned: false, isBigEndian: true), BinaryPrimitives.ReadInt32BigEndian(value));
        while (!unscaled.IsZero && BigInteger.Remainder(unscaled, 10).IsZero)
            (unscaled, scale) = (unscaled / 10, scale - 1);
        var digits = unscaled.ToByteArray(isUnsigned: false, isBigEndian: true);
        var room = Value(ScaleBytes + digits.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, unscaled.IsZero ? 0 : scale);
        digits.CopyTo(room[ScaleBytes..]);
    }

    /// <summary>A collection: an int32 count, then each element with its length; those of sets and maps in the order of their
    /// bytes.</summary>
    private void AppendCollection(CqlType type, ReadOnlySpan<byte> value)
    {
        var start = _length;
        Room(LengthBytes);
        var count = BinaryPrimitives.ReadInt32BigEndian(value);
        BinaryPrimitives.WriteInt32BigEndian(Room(LengthBytes), count);
        var elements = _length;
        var places = new List<(int Start, int Length)>(count);
        var rest = value[LengthBytes..];
        for (var element = 0; element < count; element++)
        {
            var from = _length;
            foreach (var part in type.Parts)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(rest);
                AppendValue(part, rest.Slice(LengthBytes, length));
                rest = rest[(LengthBytes + length)..];
            }
            places.Add((from, _length - from));
        }
        if (type.Code != CqlTypeCode.List)
            Sort(elements, places);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(start), _length - start - LengthBytes);
    }

    private void Sort(int elements, List<(int Start, int Length)> places)
    {
        var copy = _buffer.AsSpan(elements, _length - elements).ToArray();
        places.Sort((one, other) =>
            copy.AsSpan(one.Start - elements, one.Length).SequenceCompareTo(copy.AsSpan(other.Start - elements, other.Length)));
        var at = elements;
        foreach (var (start, length) in places)
        {
            copy.AsSpan(start - elements, length).CopyTo(_buffer.AsSpan(at));
            at += length;
        }
    }

    private Span<byte> Value(int length)
    {
        var room = Room(LengthBytes + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[LengthBytes..];
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + length));
        var room = _buffer.AsSpan(_length, length);
        _length += length;
        return room;
    }
}
