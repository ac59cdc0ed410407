using System.Buffers.Binary;

namespace MongoEtl.Runtime;

/// <summary>Finds the cells of a row of [value]s.</summary>
internal static class RowCells
{
    private const int LengthBytes = sizeof(int);
    private const int Null = -1;
    private const int NotSet = -2;

    /// <summary>Bytes of the first <paramref name="columns"/> cells.</summary>
    public static int Bytes(ReadOnlySpan<byte> row, int columns)
    {
        var at = 0;
        for (var column = 0; column < columns; column++)
            at += LengthBytes + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(row[at..]));
        return at;
    }

    /// <summary>The key of a row: its leading cells.</summary>
    public static ReadOnlySpan<byte> Key(CqlTablePlan table, ReadOnlySpan<byte> row) =>
        row[..Bytes(row, table.PartitionKeyColumns + table.ClusteringKey.Count)];

    /// <summary>The cell of a column with its length; absent ones are a length alone.</summary>
    public static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> row, int column)
    {
        var at = Bytes(row, column);
        return row.Slice(at, LengthBytes + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(row[at..])));
    }

    /// <summary>The value of a column; empty for an absent one.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> row, int column) => Cell(row, column)[LengthBytes..];

    /// <summary>Whether a cell is absent.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> cell) => BinaryPrimitives.ReadInt32BigEndian(cell) < 0;

    /// <summary>Ordinals of the columns in which two comparable rows differ.</summary>
    public static List<int> Differences(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int columns)
    {
        var differing = new List<int>();
        for (var column = 0; column < columns; column++)
        {
            if (!Cell(one, column).SequenceEqual(Cell(other, column)))
                differing.Add(column);
        }
        return differing;
    }

    /// <summary>The row that makes <paramref name="standing"/> what <paramref name="encoded"/> says: what is absent in it is deleted where
    /// it
    /// stands, and left alone where it does not.</summary>
    public static byte[] Mending(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> standing, int columns)
    {
        var row = encoded.ToArray();
        for (var column = 0; column < columns; column++)
        {
            if (!IsAbsent(Cell(row, column)))
                continue;
            var stands = !standing.IsEmpty && !IsAbsent(Cell(standing, column));
            BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(Bytes(row, column)), stands ? Null : NotSet);
        }
        return row;
    }
}
