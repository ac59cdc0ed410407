namespace MongoEtl.Cassandra;

/// <summary>REGISTER: asks for events, which go to <see cref="ConnectionOptions.OnEvent"/> (specification, section 4.1.8). Answer: <see cref="ReadyResponse"/>.</summary>
internal sealed class RegisterRequest(params IReadOnlyList<string> eventTypes) : IRequest
{
    /// <summary>Nodes come and go: <see cref="TopologyChangeEvent"/>.</summary>
    public const string TopologyChange = "TOPOLOGY_CHANGE";

    /// <summary>Nodes are up or down: <see cref="StatusChangeEvent"/>.</summary>
    public const string StatusChange = "STATUS_CHANGE";

    /// <summary>Keyspaces, tables and types change: <see cref="SchemaChangeEvent"/>.</summary>
    public const string SchemaChange = "SCHEMA_CHANGE";

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Register;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version)
    {
        var length = 2;
        foreach (var type in eventTypes)
            length += ProtocolWriter.SizeOf(type);
        return length;
    }

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteShort(eventTypes.Count);
        foreach (var type in eventTypes)
            writer.WriteString(type);
    }
}
