namespace MongoEtl.Cassandra;

/// <summary>STARTUP: begins a connection (specification, section 4.1.1). Answer: <see cref="ReadyResponse"/> or <see cref="AuthenticateResponse"/>.</summary>
internal sealed class StartupRequest(IReadOnlyDictionary<string, string> options) : IRequest
{
    /// <summary>What this client says of itself. THROW_ON_OVERLOAD is not among it: a server that slows the connection down
    /// shows in latencies, which writing adapts to.</summary>
    public static StartupRequest Default { get; } = new(new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["CQL_VERSION"] = "3.0.0",
        ["DRIVER_NAME"] = "MongoEtl",
        ["DRIVER_VERSION"] = typeof(StartupRequest).Assembly.GetName().Version?.ToString(3) ?? "0",
    });

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Startup;

    /// <inheritdoc/>
    public FrameFlags Flags => FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version)
    {
        var length = 2;
        foreach (var (name, value) in options)
            length += ProtocolWriter.SizeOf(name) + ProtocolWriter.SizeOf(value);
        return length;
    }

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteShort(options.Count);
        foreach (var (name, value) in options)
        {
            writer.WriteString(name);
            writer.WriteString(value);
        }
    }
}
