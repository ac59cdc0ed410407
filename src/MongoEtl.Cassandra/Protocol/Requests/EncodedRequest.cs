namespace MongoEtl.Cassandra;

/// <summary>A message whose body is encoded already: recorded frames sent again, for one.</summary>
internal readonly struct EncodedRequest(Opcode opcode, ReadOnlyMemory<byte> body, FrameFlags flags = FrameFlags.None) : IRequest
{
    /// <inheritdoc/>
    public Opcode Opcode => opcode;

    /// <inheritdoc/>
    public FrameFlags Flags => flags;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) => body.Length;

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version) => writer.WriteRaw(body.Span);
}
