namespace MongoEtl.Cassandra;

/// <summary>EXECUTE: a prepared statement with its values (specification, section 4.1.6). Answer: a result.</summary>
/// <param name="statementId"><see cref="PreparedResult.Id"/>.</param>
/// <param name="resultMetadataId"><see cref="PreparedResult.ResultMetadataId"/>; version 4 ignores it.</param>
/// <param name="parameters">Values, consistency and the rest.</param>
/// <param name="tracing">Have the server trace it.</param>
internal readonly struct ExecuteRequest(
    ReadOnlyMemory<byte> statementId, ReadOnlyMemory<byte> resultMetadataId, QueryParameters parameters, bool tracing = false) : IRequest
{
    private readonly QueryParameters _parameters = parameters;

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Execute;

    /// <inheritdoc/>
    public FrameFlags Flags => tracing ? FrameFlags.Tracing : FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) =>
        2 + statementId.Length + (version < ProtocolVersion.V5 ? 0 : 2 + resultMetadataId.Length) + _parameters.GetLength(version);

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteShortBytes(statementId.Span);
        if (version >= ProtocolVersion.V5)
            writer.WriteShortBytes(resultMetadataId.Span);
        _parameters.Write(ref writer, version);
    }
}
