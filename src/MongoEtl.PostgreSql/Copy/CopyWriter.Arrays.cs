using System.Buffers.Binary;

namespace MongoEtl.PostgreSql;

// One-dimensional arrays: int32 dimensions (0 when empty, else 1), int32 whether there are nulls, int32 type of the elements,
// int32 length, int32 lower bound (1), then the elements as fields. Wire form: PostgreSQL's array_send.
public sealed partial class CopyWriter
{
    /// <summary>Writes a <c>text[]</c> or <c>varchar(n)[]</c>; elements may be null.</summary>
    /// <exception cref="ColumnException">As for <see cref="Text(string?)"/>.</exception>
    public void TextArray(IReadOnlyList<string?>? values)
    {
        if (!BeginArray(values?.Count, ElementType.OfTexts(_column.Type), HasNull(values), out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
        {
            var element = BeginValue();
            if (values[i] is { } text)
            {
                AppendText(text);
                EndValue(element);
            }
            else
            {
                BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(element), NullLength);
            }
        }
        EndValue(at);
    }

    /// <summary>Writes an <c>integer[]</c>.</summary>
    public void Int32Array(IReadOnlyList<int>? values)
    {
        if (!BeginArray(values?.Count, ElementType.Integer, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), values[i]);
        EndValue(at);
    }

    /// <summary>Writes a <c>bigint[]</c>.</summary>
    public void Int64Array(IReadOnlyList<long>? values)
    {
        if (!BeginArray(values?.Count, ElementType.BigInt, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), values[i]);
        EndValue(at);
    }

    /// <summary>Writes a <c>double precision[]</c>.</summary>
    public void DoubleArray(IReadOnlyList<double>? values)
    {
        if (!BeginArray(values?.Count, ElementType.Double, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            BinaryPrimitives.WriteDoubleBigEndian(Value(sizeof(double)), values[i]);
        EndValue(at);
    }

    /// <summary>Writes a <c>boolean[]</c>.</summary>
    public void BooleanArray(IReadOnlyList<bool>? values)
    {
        if (!BeginArray(values?.Count, ElementType.Boolean, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            Value(1)[0] = values[i] ? (byte)1 : (byte)0;
        EndValue(at);
    }

    /// <summary>Writes a <c>timestamptz[]</c> or <c>timestamp[]</c>.</summary>
    public void TimestampArray(IReadOnlyList<DateTimeOffset>? values)
    {
        if (!BeginArray(values?.Count, ElementType.OfTimestamps(_column.Type), hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), Microseconds(values[i]));
        EndValue(at);
    }

    /// <summary>Writes a <c>uuid[]</c>.</summary>
    public void UuidArray(IReadOnlyList<Guid>? values)
    {
        if (!BeginArray(values?.Count, ElementType.Uuid, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            values[i].TryWriteBytes(Value(16), bigEndian: true, out _);
        EndValue(at);
    }

    /// <summary>Writes a <c>numeric[]</c>, each element as <see cref="Numeric"/> writes it.</summary>
    /// <exception cref="ColumnException">As for <see cref="Numeric"/>.</exception>
    public void NumericArray(IReadOnlyList<decimal>? values)
    {
        if (!BeginArray(values?.Count, ElementType.Numeric, hasNull: false, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
        {
            var element = BeginValue();
            AppendNumeric(values[i]);
            EndValue(element);
        }
        EndValue(at);
    }

    /// <summary>Writes what stands before the elements. False: nothing is left to write (null, or an empty array).</summary>
    private bool BeginArray(int? count, int elementType, bool hasNull, out int at)
    {
        at = 0;
        if (count is not { } present)
        {
            Null();
            return false;
        }
        at = BeginValue();
        var head = Room(sizeof(int) * (present == 0 ? 3 : 5));
        BinaryPrimitives.WriteInt32BigEndian(head, present == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], hasNull ? 1 : 0);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], elementType);
        if (present == 0)
        {
            EndValue(at);
            return false;
        }
        BinaryPrimitives.WriteInt32BigEndian(head[12..], present);
        BinaryPrimitives.WriteInt32BigEndian(head[16..], 1);
        return true;
    }

    private static bool HasNull(IReadOnlyList<string?>? values)
    {
        for (var i = 0; i < values?.Count; i++)
        {
            if (values[i] is null)
                return true;
        }
        return false;
    }
}
