namespace MongoEtl.Cassandra;

/// <summary>Reads the body of any response but EVENT. What a body has behind its last known value is ignored, as the specification asks.</summary>
internal static class ResponseReader
{
    /// <summary>Reads an answer, or the error that is one.</summary>
    /// <exception cref="ProtocolViolationException">The body is not what its opcode says.</exception>
    public static (Response? Response, ServerException? Error) Read(FrameHeader header, ReadOnlySpan<byte> bytes, ProtocolVersion version)
    {
        if ((header.Flags & FrameFlags.Compression) != 0 && version < ProtocolVersion.V5)
            throw new ProtocolViolationException("a compressed frame, which was not asked for");
        var body = new ProtocolReader(bytes);
        Guid? tracing = (header.Flags & FrameFlags.Tracing) != 0 ? body.ReadUuid() : null;
        string[] warnings = (header.Flags & FrameFlags.Warning) != 0 ? body.ReadStringList() : [];
        if ((header.Flags & FrameFlags.CustomPayload) != 0)
            SkipPayload(ref body);
        var isPlain = tracing is null && warnings.Length == 0;
        if (header.Opcode == Opcode.Error)
        {
            var error = ErrorResponse.Read(ref body, version);
            (error.TracingId, error.Warnings) = (tracing, warnings);
            return (null, error);
        }
        var response = ReadMessage(header.Opcode, ref body, version, isPlain);
        if (!isPlain)
            (response.TracingId, response.Warnings) = (tracing, warnings);
        return (response, null);
    }

    private static Response ReadMessage(Opcode opcode, ref ProtocolReader body, ProtocolVersion version, bool isPlain) => opcode switch
    {
        Opcode.Result => ReadResult(ref body, version, isPlain),
        Opcode.Ready => isPlain ? ReadyResponse.Plain : new ReadyResponse(),
        Opcode.Supported => SupportedResponse.Read(ref body),
        Opcode.Authenticate => new AuthenticateResponse(body.ReadString()),
        Opcode.AuthChallenge => new AuthChallengeResponse(body.ReadBytes()),
        Opcode.AuthSuccess => new AuthSuccessResponse(body.ReadBytes()),
        _ => throw new ProtocolViolationException($"an answer of opcode 0x{(int)opcode:X2}"),
    };

    private static Response ReadResult(ref ProtocolReader body, ProtocolVersion version, bool isPlain)
    {
        var kind = body.ReadInt();
        return kind switch
        {
            1 => isPlain ? VoidResult.Plain : new VoidResult(),
            2 => RowsResult.Read(ref body, version),
            3 => new SetKeyspaceResult(body.ReadString()),
            4 => PreparedResult.Read(ref body, version),
            5 => new SchemaChangeResult(SchemaChange.Read(ref body)),
            _ => throw new ProtocolViolationException($"a result of kind {kind}"),
        };
    }

    private static void SkipPayload(ref ProtocolReader body)
    {
        for (var count = body.ReadShortCount(6); count > 0; count--)
        {
            body.Take(body.ReadShort());
            body.TryReadBytes(out _);
        }
    }
}
