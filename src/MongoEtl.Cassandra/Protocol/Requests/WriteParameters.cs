namespace MongoEtl.Cassandra;

/// <summary>The parameters that BATCH shares with QUERY and EXECUTE: consistency and flags before, the rest behind what is between them
/// (specification, sections 4.1.4 and 4.1.7).</summary>
/// <param name="Consistency">How many replicas the request needs.</param>
/// <param name="SerialConsistency">Serial or LocalSerial, for conditional statements.</param>
/// <param name="DefaultTimestamp">Write timestamp in microseconds since 1970; null: the server's time.</param>
/// <param name="Keyspace">Version 5 only: the keyspace of unqualified tables, instead of the connection's.</param>
/// <param name="NowInSeconds">Version 5 only: what the server takes for now, in seconds since 1970.</param>
internal readonly record struct WriteParameters(
    Consistency Consistency,
    Consistency? SerialConsistency = null,
    long? DefaultTimestamp = null,
    string? Keyspace = null,
    int? NowInSeconds = null)
{
    /// <summary>Bytes of head and tail.</summary>
    /// <exception cref="ArgumentException">Version 4 has no such parameter.</exception>
    public int GetLength(ProtocolVersion version)
    {
        if (version < ProtocolVersion.V5 && (Keyspace is not null || NowInSeconds is not null))
            throw new ArgumentException("version 4 of the protocol takes no keyspace and no time of now in a request; open the connection with the keyspace");
        return 2 + (version < ProtocolVersion.V5 ? 1 : 4)
            + (SerialConsistency is null ? 0 : 2)
            + (DefaultTimestamp is null ? 0 : 8)
            + (Keyspace is null ? 0 : ProtocolWriter.SizeOf(Keyspace))
            + (NowInSeconds is null ? 0 : 4);
    }

    /// <summary>Writes consistency and flags.</summary>
    public void WriteHead(ref ProtocolWriter writer, ProtocolVersion version, QueryFlags others = QueryFlags.None)
    {
        var flags = others
            | (SerialConsistency is null ? 0 : QueryFlags.SerialConsistency)
            | (DefaultTimestamp is null ? 0 : QueryFlags.DefaultTimestamp)
            | (Keyspace is null ? 0 : QueryFlags.Keyspace)
            | (NowInSeconds is null ? 0 : QueryFlags.NowInSeconds);
        writer.WriteShort((int)Consistency);
        if (version < ProtocolVersion.V5)
            writer.WriteByte((byte)flags);
        else
            writer.WriteInt((int)flags);
    }

    /// <summary>Writes what the flags announced.</summary>
    public void WriteTail(ref ProtocolWriter writer)
    {
        if (SerialConsistency is { } serial)
            writer.WriteShort((int)serial);
        if (DefaultTimestamp is { } timestamp)
            writer.WriteLong(timestamp);
        if (Keyspace is not null)
            writer.WriteString(Keyspace);
        if (NowInSeconds is { } now)
            writer.WriteInt(now);
    }
}
