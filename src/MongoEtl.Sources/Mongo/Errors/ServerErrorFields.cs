namespace MongoEtl.Sources;

/// <summary>What an answer says of a failure.</summary>
/// <param name="Code">The code, or null where the server gave none (MongoDB 4.0 and earlier, proxies).</param>
/// <param name="CodeName">Its name, or null.</param>
/// <param name="Message">The server's own text.</param>
/// <param name="Labels">Labels such as <c>ResumableChangeStreamError</c>.</param>
/// <param name="TopologyVersion">How new the server's view is; null before MongoDB 4.4.</param>
internal sealed record ServerErrorFields(
    int? Code, string? CodeName, string Message, IReadOnlyList<string> Labels, TopologyVersion? TopologyVersion)
{
    /// <summary>Reads an answer's elements; null when it says <c>ok: 1</c> and no <c>$err</c>.</summary>
    /// <exception cref="BsonFormatException">The document is malformed at its own level.</exception>
    public static ServerErrorFields? Read(ReadOnlySpan<byte> document)
    {
        var (isOk, legacy) = (false, false);
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("ok"u8))
                isOk = BsonFields.IsTrue(reader.Type, reader.Value);
            else if (reader.Name.SequenceEqual("$err"u8))
                legacy = true;
        }
        return isOk && !legacy ? null : ReadFailure(document);
    }

    private static ServerErrorFields ReadFailure(ReadOnlySpan<byte> document)
    {
        var error = new ServerErrorFields(null, null, "no reason given", [], null);
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            var type = reader.Type;
            var value = reader.Value;
            if (reader.Name.SequenceEqual("code"u8))
                error = error with { Code = BsonFields.Int32(type, value) };
            else if (reader.Name.SequenceEqual("codeName"u8))
                error = error with { CodeName = BsonFields.Text(type, value) };
            else if (reader.Name.SequenceEqual("errmsg"u8) || reader.Name.SequenceEqual("$err"u8))
                error = error with { Message = BsonFields.Text(type, value) ?? error.Message };
            else if (reader.Name.SequenceEqual("errorLabels"u8))
                error = error with { Labels = BsonFields.Texts(type, value) };
            else if (reader.Name.SequenceEqual("topologyVersion"u8))
                error = error with { TopologyVersion = TopologyVersion.Read(type, value) };
        }
        return error;
    }
}
