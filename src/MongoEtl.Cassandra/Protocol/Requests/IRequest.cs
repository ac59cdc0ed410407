namespace MongoEtl.Cassandra;

/// <summary>A message for the server that states its length and writes its body straight into the connection's buffer.</summary>
/// <remarks>A struct passes through <see cref="CqlConnection.SendAsync"/> without boxing. A body may be written once only, and under the
/// connection's lock: it copies what is encoded and does nothing that takes time.</remarks>
internal interface IRequest
{
    /// <summary>Which message.</summary>
    Opcode Opcode { get; }

    /// <summary>The frame's flags: <see cref="FrameFlags.Tracing"/> or none.</summary>
    FrameFlags Flags { get; }

    /// <summary>Bytes of the body.</summary>
    /// <exception cref="ArgumentException">The message cannot be expressed in this version, or a text is too long.</exception>
    int GetBodyLength(ProtocolVersion version);

    /// <summary>Writes exactly <see cref="GetBodyLength"/> bytes.</summary>
    void WriteBody(ref ProtocolWriter writer, ProtocolVersion version);
}
