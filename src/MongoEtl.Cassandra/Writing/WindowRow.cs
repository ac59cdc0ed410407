using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>One row of a <see cref="RowWindow"/>: where its values lie, its partition, and how far it is.</summary>
internal struct WindowRow
{
    // What Cassandra 5.0 adds to the bytes of values when it measures a batch: timestamp, time to live and time of deletion of each cell (8, 4, 8), and
    // those of the row; versions before count 4 bytes less a cell.
    private const int CellOverhead = 20;
    private const int RowOverhead = 32;

    /// <summary>What holds the values.</summary>
    internal byte[] Bytes;

    /// <summary>Where they begin.</summary>
    internal int Offset;

    /// <summary>Bytes of the values, as they go into a frame.</summary>
    internal int Length;

    /// <summary>Bytes of the partition key's values, which come first.</summary>
    internal int PartitionKeyLength;

    /// <summary>Bytes of the whole key's values.</summary>
    internal int KeyLength;

    /// <summary>Bytes that the server counts against its limits of a batch.</summary>
    internal int BatchBytes;

    /// <summary>The group of the partition that the row waits in.</summary>
    internal int Group;

    /// <summary>The group's next row.</summary>
    internal long NextInGroup;

    /// <summary>Token of the partition.</summary>
    internal long Token;

    internal bool IsSent;

    internal bool IsAcknowledged;

    /// <summary>The values.</summary>
    internal readonly ReadOnlyMemory<byte> Values => new(Bytes, Offset, Length);

    internal readonly ReadOnlySpan<byte> PartitionKey => Bytes.AsSpan(Offset, PartitionKeyLength);

    /// <summary>The key's part behind the partition key.</summary>
    internal readonly ReadOnlySpan<byte> ClusteringKey => Bytes.AsSpan(Offset + PartitionKeyLength, KeyLength - PartitionKeyLength);

    /// <summary>Measures a row. Where it lies is still to be said.</summary>
    internal static WindowRow Of(ReadOnlySpan<byte> values, int partitionKeyColumns, int keyColumns)
    {
        var row = new WindowRow
        {
            Length = values.Length,
            Token = Cassandra.Token.OfRow(values, partitionKeyColumns).Value,
            BatchBytes = RowOverhead,
        };
        var column = 0;
        for (var at = 0; at < values.Length; column++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(values[at..]);
            at += sizeof(int) + Math.Max(0, length);
            if (column == partitionKeyColumns - 1)
                row.PartitionKeyLength = at;
            if (column == keyColumns - 1)
                row.KeyLength = at;
            if (column >= partitionKeyColumns && length >= 0)
                row.BatchBytes += length + (column < keyColumns ? 0 : CellOverhead);
        }
        return row;
    }
}
