namespace MongoEtl.Sources;

/// <summary>How new a server's view of its topology is (specification "server-discovery-and-monitoring", section
/// "topologyVersion").</summary>
/// <param name="ProcessId">Another one after a restart.</param>
/// <param name="Counter">Grows with each change within one process.</param>
internal sealed record TopologyVersion(ObjectId ProcessId, long Counter)
{
    /// <summary>Reads <c>{processId, counter}</c>; null if the value is not such a document.</summary>
    public static TopologyVersion? Read(BsonType type, ReadOnlySpan<byte> value)
    {
        if (type != BsonType.Document)
            return null;
        ObjectId? processId = null;
        long? counter = null;
        var reader = new BsonElementReader(value);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("processId"u8) && reader.Type == BsonType.ObjectId)
                processId = new ObjectId(reader.Value);
            else if (reader.Name.SequenceEqual("counter"u8))
                counter = BsonFields.Integer(reader.Type, reader.Value);
        }
        return processId is { } id && counter is { } count ? new TopologyVersion(id, count) : null;
    }

    /// <summary>Writes it as an element.</summary>
    public void Write(BsonWriter writer, ReadOnlySpan<byte> name)
    {
        writer.WriteStartDocument(name);
        writer.WriteObjectId("processId"u8, ProcessId);
        writer.WriteInt64("counter"u8, Counter);
        writer.WriteEndDocument();
    }
}
