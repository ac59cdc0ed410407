namespace MongoEtl.Cassandra;

/// <summary>OPTIONS: asks what the server supports, and whether it lives (specification, section 4.1.3). Answer: <see cref="SupportedResponse"/>.</summary>
internal readonly struct OptionsRequest : IRequest
{
    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Options;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) => 0;

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
    }
}
