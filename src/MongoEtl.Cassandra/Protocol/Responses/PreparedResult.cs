namespace MongoEtl.Cassandra;

/// <summary>RESULT Prepared: a statement's id on this host, with its markers and the columns of its rows (specification, section 4.2.5.4).</summary>
internal sealed class PreparedResult : Response
{
    /// <summary>The id for EXECUTE and BATCH.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>Version 5: the id of <see cref="Rows"/>, which EXECUTE sends along; empty in version 4.</summary>
    public required ReadOnlyMemory<byte> ResultMetadataId { get; init; }

    /// <summary>The markers, in order.</summary>
    public required IReadOnlyList<ColumnSpec> Markers { get; init; }

    /// <summary>Positions among <see cref="Markers"/> of the partition key's columns, in the key's order; empty where the statement does not bind them all.</summary>
    public required IReadOnlyList<int> PartitionKeyMarkers { get; init; }

    /// <summary>What the rows of its result will be; no columns where it returns none.</summary>
    public required RowsMetadata Rows { get; init; }

    internal static PreparedResult Read(ref ProtocolReader body, ProtocolVersion version)
    {
        var id = body.ReadShortBytes().ToArray();
        var metadataId = version >= ProtocolVersion.V5 ? body.ReadShortBytes().ToArray() : [];
        var flags = body.ReadInt();
        var count = body.ReadInt();
        if (count < 0)
            throw new ProtocolViolationException($"a statement of {count} markers");
        var key = new int[body.ReadCount(2)];
        for (var index = 0; index < key.Length; index++)
        {
            key[index] = body.ReadShort();
            if (key[index] >= count)
                throw new ProtocolViolationException($"a partition key at marker {key[index]} of {count}");
        }
        return new PreparedResult
        {
            Id = id,
            ResultMetadataId = metadataId,
            PartitionKeyMarkers = key,
            Markers = count == 0 ? [] : ColumnSpec.ReadAll(ref body, flags, count),
            Rows = RowsMetadata.Read(ref body, version),
        };
    }
}
