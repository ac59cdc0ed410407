namespace MongoEtl.Sources;

/// <summary>What a server answers to saslStart and saslContinue.</summary>
/// <param name="ConversationId">To be sent back.</param>
/// <param name="IsDone">Whether the server has no more to say.</param>
/// <param name="Payload">The mechanism's message.</param>
internal sealed record SaslAnswer(int ConversationId, bool IsDone, byte[] Payload)
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="BsonFormatException">The document is malformed.</exception>
    public static SaslAnswer Read(ReadOnlySpan<byte> document)
    {
        var answer = new SaslAnswer(0, false, []);
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            var type = reader.Type;
            var value = reader.Value;
            if (reader.Name.SequenceEqual("conversationId"u8))
                answer = answer with { ConversationId = BsonFields.Int32(type, value) ?? 0 };
            else if (reader.Name.SequenceEqual("done"u8))
                answer = answer with { IsDone = BsonFields.IsTrue(type, value) };
            else if (reader.Name.SequenceEqual("payload"u8) && type == BsonType.Binary)
                answer = answer with { Payload = value[5..].ToArray() };
        }
        return answer;
    }
}
