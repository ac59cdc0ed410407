namespace MongoEtl.Cassandra;

/// <summary>BATCH, unlogged, of one prepared statement with many rows' values: encoded straight into the connection's buffer, without a
/// collection between (specification of version 5, section 4.1.7).</summary>
/// <param name="statementId"><see cref="PreparedResult.Id"/>.</param>
/// <param name="rows">For each row its [value]s.</param>
/// <param name="valueCount">[value]s a row.</param>
/// <param name="parameters">Consistency and timestamp.</param>
internal readonly struct RowBatchRequest(
    ReadOnlyMemory<byte> statementId, ReadOnlyMemory<ReadOnlyMemory<byte>> rows, int valueCount, WriteParameters parameters) : IRequest
{
    /// <summary>The kind of a statement that is named by its id.</summary>
    private const byte Prepared = 1;

    private readonly WriteParameters _parameters = parameters;

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Batch;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version)
    {
        var length = 1 + 2 + _parameters.GetLength(version) + rows.Length * (1 + 2 + statementId.Length + 2);
        foreach (var row in rows.Span)
            length += row.Length;
        return length;
    }

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteByte((byte)BatchType.Unlogged);
        writer.WriteShort(rows.Length);
        foreach (var row in rows.Span)
        {
            writer.WriteByte(Prepared);
            writer.WriteShortBytes(statementId.Span);
            writer.WriteShort(valueCount);
            writer.WriteRaw(row.Span);
        }
        _parameters.WriteHead(ref writer, version);
        _parameters.WriteTail(ref writer);
    }
}
