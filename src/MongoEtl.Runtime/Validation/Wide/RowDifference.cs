using System.Text;

namespace MongoEtl.Runtime;

/// <summary>In what two comparable rows of one key differ.</summary>
/// <param name="Columns">Ordinals of the columns that differ; none: nothing but the form of encrypted texts does.</param>
/// <param name="Unreadable">Those of them whose text that stands does not decrypt.</param>
internal sealed record RowDifference(IReadOnlyList<int> Columns, IReadOnlyList<int> Unreadable)
{
    private const int UuidBytes = 16;

    /// <summary>Compares rows that are not equal as they are.</summary>
    public static RowDifference Of(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found, int columns, EncryptedColumns encrypted)
    {
        var unreadable = new List<int>();
        var differing = RowCells.Differences(expected, found, columns);
        for (var i = differing.Count - 1; i >= 0; i--)
        {
            if (!encrypted.Contains(differing[i]))
                continue;
            var verdict = Compare(expected, found, differing[i], encrypted);
            if (verdict == PlaintextVerdict.Unreadable)
                unreadable.Insert(0, differing[i]);
            if (verdict == PlaintextVerdict.Equal)
                differing.RemoveAt(i);
        }
        return new RowDifference(differing, unreadable);
    }

    private static PlaintextVerdict Compare(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found, int column, EncryptedColumns encrypted)
    {
        if (RowCells.IsAbsent(RowCells.Cell(expected, column)) || RowCells.IsAbsent(RowCells.Cell(found, column)))
            return PlaintextVerdict.Different;
        var scope = encrypted.ScopeOf(column) is var ordinal and >= 0 && RowCells.Value(expected, ordinal) is { Length: UuidBytes } bytes
            ? new Guid(bytes, bigEndian: true) : Guid.Empty;
        return encrypted.Compare(column, Text(expected, column), Text(found, column), scope);
    }

    private static string Text(ReadOnlySpan<byte> row, int column) => Encoding.UTF8.GetString(RowCells.Value(row, column));
}
