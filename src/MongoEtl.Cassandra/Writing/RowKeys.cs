using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>Reads the primary keys of rows as <see cref="CqlWriter"/> lays them out: the leading [value]s of each row.</summary>
internal static class RowKeys
{
    /// <summary>The key of each row, as the values of a statement that has one marker for each of its columns.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Of(CqlTablePlan table, ReadOnlyMemory<byte> rows)
    {
        for (var at = 0; at < rows.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rows.Span[at..]);
            yield return KeyOf(table, rows.Slice(at + sizeof(int), length));
            at += sizeof(int) + length;
        }
    }

    /// <summary>The key of one row, given without its length.</summary>
    internal static ReadOnlyMemory<byte> KeyOf(CqlTablePlan table, ReadOnlyMemory<byte> row)
    {
        var length = 0;
        for (var column = 0; column < table.PartitionKeyColumns + table.ClusteringKey.Count; column++)
            length += sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(row.Span[length..]);
        return row[..length];
    }
}
