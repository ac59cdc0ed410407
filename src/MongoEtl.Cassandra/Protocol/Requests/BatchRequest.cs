namespace MongoEtl.Cassandra;

/// <summary>BATCH: several writes as one request (specification, section 4.1.7). Answer: <see cref="VoidResult"/>.</summary>
/// <param name="type">Logged or not.</param>
/// <param name="count">Number of statements, at most 65,535.</param>
/// <param name="statements">The statements as <see cref="BatchStatements"/> encodes them.</param>
/// <param name="parameters">Consistency, timestamp and the rest.</param>
internal readonly struct BatchRequest(BatchType type, int count, ReadOnlyMemory<byte> statements, WriteParameters parameters) : IRequest
{
    private readonly WriteParameters _parameters = parameters;

    /// <summary>A batch of what was collected; the collection must stand unchanged until the request is sent.</summary>
    public BatchRequest(BatchType type, BatchStatements statements, WriteParameters parameters)
        : this(type, statements.Count, statements.Encoded, parameters)
    {
    }

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Batch;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) => 1 + 2 + statements.Length + _parameters.GetLength(version);

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteByte((byte)type);
        writer.WriteShort(count);
        writer.WriteRaw(statements.Span);
        _parameters.WriteHead(ref writer, version);
        _parameters.WriteTail(ref writer);
    }
}
