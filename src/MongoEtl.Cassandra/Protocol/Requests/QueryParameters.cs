namespace MongoEtl.Cassandra;

/// <summary>The parameters of QUERY and EXECUTE (specification, section 4.1.4).</summary>
internal readonly record struct QueryParameters()
{
    /// <summary>How many replicas the request needs.</summary>
    public Consistency Consistency { get; init; } = Consistency.LocalOne;

    /// <summary>The values, each a [value]: an [int] length and the bytes, -1 null, -2 unset. <see cref="ValueBuffer"/> writes them.</summary>
    public ReadOnlyMemory<byte> Values { get; init; }

    /// <summary>Number of <see cref="Values"/>.</summary>
    public int ValueCount { get; init; }

    /// <summary>True when a [string], the marker's name, goes before each of <see cref="Values"/>; for QUERY.</summary>
    public bool ValuesAreNamed { get; init; }

    /// <summary>True where the answer needs no description of its columns, since PREPARE gave one.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>Rows a page, at most; null: all in one answer.</summary>
    public int? PageSize { get; init; }

    /// <summary>Where to go on: <see cref="RowsResult.PagingState"/> of the page before; null: at the start.</summary>
    public ReadOnlyMemory<byte>? PagingState { get; init; }

    /// <summary><see cref="Consistency.Serial"/> or <see cref="Consistency.LocalSerial"/> of a conditional statement.</summary>
    public Consistency? SerialConsistency { get; init; }

    /// <summary>Write timestamp in microseconds since 1970; null: the server's time.</summary>
    public long? DefaultTimestamp { get; init; }

    /// <summary>Version 5 only: the keyspace of unqualified tables, instead of the connection's.</summary>
    public string? Keyspace { get; init; }

    /// <summary>Version 5 only: what the server takes for now, in seconds since 1970; for tests of TTL.</summary>
    public int? NowInSeconds { get; init; }

    /// <summary>Bytes of the parameters.</summary>
    /// <exception cref="ArgumentException">Version 4 has no such parameter.</exception>
    public int GetLength(ProtocolVersion version)
    {
        var tail = new WriteParameters(Consistency, SerialConsistency, DefaultTimestamp, Keyspace, NowInSeconds);
        return tail.GetLength(version)
            + (ValueCount > 0 ? 2 + Values.Length : 0)
            + (PageSize is null ? 0 : 4)
            + (PagingState is { } state ? 4 + state.Length : 0);
    }

    /// <summary>Writes them.</summary>
    public void Write(ref ProtocolWriter writer, ProtocolVersion version)
    {
        var tail = new WriteParameters(Consistency, SerialConsistency, DefaultTimestamp, Keyspace, NowInSeconds);
        tail.WriteHead(ref writer, version, Flags);
        if (ValueCount > 0)
        {
            writer.WriteShort(ValueCount);
            writer.WriteRaw(Values.Span);
        }
        if (PageSize is { } size)
            writer.WriteInt(size);
        if (PagingState is { } state)
            writer.WriteBytes(state.Span);
        tail.WriteTail(ref writer);
    }

    private QueryFlags Flags =>
        (ValueCount > 0 ? QueryFlags.Values : 0)
        | (ValueCount > 0 && ValuesAreNamed ? QueryFlags.NamesForValues : 0)
        | (SkipMetadata ? QueryFlags.SkipMetadata : 0)
        | (PageSize is null ? 0 : QueryFlags.PageSize)
        | (PagingState is null ? 0 : QueryFlags.PagingState);
}
