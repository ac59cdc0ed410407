namespace MongoEtl.Runtime;

/// <summary>Digests of a comparable row.</summary>
/// <param name="Key">Of its key.</param>
/// <param name="Row">Of the whole row.</param>
internal readonly record struct RowDigest(UInt128 Key, UInt128 Row)
{
    public static RowDigest Of(CqlTablePlan table, ReadOnlySpan<byte> row) =>
        new(ShortDigest.Of(RowCells.Key(table, row)), ShortDigest.Of(row));
}
