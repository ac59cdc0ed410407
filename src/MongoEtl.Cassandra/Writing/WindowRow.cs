using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>One row of a <see cref="RowWindow"/>: where its values lie, its partition, and how far it is.</summary>
internal struct WindowRow
{
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

    /// <summary>The group of the partition that the row waits in.</summary>
    internal int Group;

    /// <summary>A hash of <see cref="ClusteringKey"/>: rows that differ in it differ in their keys.</summary>
    internal uint KeyHash;

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
        };
        var at = 0;
        for (var column = 0; column < keyColumns; column++)
        {
            at += sizeof(int) + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(values[at..]));
            if (column == partitionKeyColumns - 1)
                row.PartitionKeyLength = at;
        }
        row.KeyLength = at;
        row.KeyHash = Hash(values[row.PartitionKeyLength..at]);
        return row;
    }

    // Neighbours in time differ in few bits, so each word is spread over all of them.
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length;
        for (; key.Length >= sizeof(ulong); key = key[sizeof(ulong)..])
            hash = Spread(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key));
        foreach (var value in key)
            hash = Spread(hash ^ value);
        return (uint)(hash >> 32);
    }

    private static ulong Spread(ulong word)
    {
        word *= 0x9E3779B97F4A7C15;
        return word ^ word >> 29;
    }
}
