namespace MongoEtl.Cassandra;

/// <summary>QUERY: a statement in text (specification, section 4.1.4). Answer: a result.</summary>
internal readonly struct QueryRequest(string statement, QueryParameters parameters, bool tracing = false) : IRequest
{
    private readonly QueryParameters _parameters = parameters;

    /// <summary>A statement without values at <see cref="Consistency.LocalOne"/>.</summary>
    public QueryRequest(string statement)
        : this(statement, new QueryParameters())
    {
    }

    /// <inheritdoc/>
    public Opcode Opcode => Opcode.Query;

    /// <inheritdoc/>
    public FrameFlags Flags => tracing ? FrameFlags.Tracing : FrameFlags.None;

    /// <inheritdoc/>
    public int GetBodyLength(ProtocolVersion version) => ProtocolWriter.SizeOf(statement, 4) + _parameters.GetLength(version);

    /// <inheritdoc/>
    public void WriteBody(ref ProtocolWriter writer, ProtocolVersion version)
    {
        writer.WriteLongString(statement);
        _parameters.Write(ref writer, version);
    }
}
