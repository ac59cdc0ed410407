namespace MongoEtl.Cassandra;

/// <summary>PREPARE (specification, section 4.1.5). Answer: <see cref="PreparedResult"/>.</summary>
/// <param name="statement">The CQL text with its markers.</param>
/// <param name="keyspace">Version 5 only: the keyspace of unqualified tables, instead of the connection's.</param>
/// <param name="tracing">Have the server trace it.</param>
internal sealed class PrepareRequest(string statement, string? keyspace = null, bool tracing = false) : IRequest
{
    private const int WithKeyspace = 0x01;

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Prepare;

    /// <inheritdoc/>
    public FrameFlags Flags => tracing ? FrameFlags.Tracing : FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version)
    {
        if (version < ProtocolVersion.V5 && keyspace is not null)
            throw new ArgumentException("version 4 of the protocol takes no keyspace in PREPARE; open the connection with it");
        return ProtocolWriter.SizeOf(statement, 4) + (version < ProtocolVersion.V5 ? 0 : 4 + (keyspace is null ? 0 : ProtocolWriter.SizeOf(keyspace)));
    }

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteLongString(statement);
        if (version < ProtocolVersion.V5)
            return;
        writer.WriteInt(keyspace is null ? 0 : WithKeyspace);
        if (keyspace is not null)
            writer.WriteString(keyspace);
    }
}
