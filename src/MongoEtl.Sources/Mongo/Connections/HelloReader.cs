using System.Text;

namespace MongoEtl.Sources;

/// <summary>Reads the elements of an answer to <c>hello</c>.</summary>
internal static class HelloReader
{
    /// <inheritdoc cref="HelloAnswer.Read"/>
    public static HelloAnswer Read(ReadOnlySpan<byte> document)
    {
        var answer = new HelloAnswer();
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            var name = Encoding.UTF8.GetString(reader.Name);
            var type = reader.Type;
            var value = reader.Value;
            answer = Role(answer, name, type, value) ?? Members(answer, name, type, value) ?? Limits(answer, name, type, value)
                ?? Negotiated(answer, name, type, value) ?? answer;
        }
        return answer;
    }

    private static HelloAnswer? Role(HelloAnswer answer, string name, BsonType type, ReadOnlySpan<byte> value) => name switch
    {
        "ok" => answer with { IsOk = BsonFields.IsTrue(type, value) },
        "helloOk" => answer with { HelloOk = BsonFields.IsTrue(type, value) },
        "isWritablePrimary" or "ismaster" => answer with { IsWritablePrimary = BsonFields.IsTrue(type, value) },
        "secondary" => answer with { IsSecondary = BsonFields.IsTrue(type, value) },
        "arbiterOnly" => answer with { IsArbiter = BsonFields.IsTrue(type, value) },
        "hidden" => answer with { IsHidden = BsonFields.IsTrue(type, value) },
        "isreplicaset" => answer with { IsUninitiatedMember = BsonFields.IsTrue(type, value) },
        "msg" => answer with { Message = BsonFields.Text(type, value) },
        _ => null,
    };

    private static HelloAnswer? Members(HelloAnswer answer, string name, BsonType type, ReadOnlySpan<byte> value) => name switch
    {
        "setName" => answer with { SetName = BsonFields.Text(type, value) },
        "setVersion" => answer with { SetVersion = BsonFields.Integer(type, value) },
        "electionId" => answer with { ElectionId = Id(type, value) },
        "hosts" => answer with { Hosts = BsonFields.Texts(type, value) },
        "passives" => answer with { Passives = BsonFields.Texts(type, value) },
        "arbiters" => answer with { Arbiters = BsonFields.Texts(type, value) },
        "primary" => answer with { Primary = BsonFields.Text(type, value) },
        "me" => answer with { Me = BsonFields.Text(type, value) },
        "tags" => answer with { Tags = Tags(type, value) },
        "lastWrite" => answer with { LastWriteDate = LastWriteDate(type, value) },
        "topologyVersion" => answer with { TopologyVersion = TopologyVersion.Read(type, value) },
        _ => null,
    };

    private static HelloAnswer? Limits(HelloAnswer answer, string name, BsonType type, ReadOnlySpan<byte> value) => name switch
    {
        "minWireVersion" => answer with { MinWireVersion = BsonFields.Int32(type, value) ?? 0 },
        "maxWireVersion" => answer with { MaxWireVersion = BsonFields.Int32(type, value) ?? 0 },
        "maxBsonObjectSize" => answer with { MaxBsonObjectSize = BsonFields.Int32(type, value) ?? answer.MaxBsonObjectSize },
        "maxMessageSizeBytes" => answer with { MaxMessageSizeBytes = BsonFields.Int32(type, value) ?? answer.MaxMessageSizeBytes },
        "logicalSessionTimeoutMinutes" => answer with { LogicalSessionTimeoutMinutes = BsonFields.Int32(type, value) },
        _ => null,
    };

    private static HelloAnswer? Negotiated(HelloAnswer answer, string name, BsonType type, ReadOnlySpan<byte> value) => name switch
    {
        "compression" => answer with { Compression = BsonFields.Texts(type, value) },
        "saslSupportedMechs" => answer with { SaslSupportedMechs = type == BsonType.Array ? BsonFields.Texts(type, value) : null },
        "speculativeAuthenticate" => answer with { SpeculativeAuthenticate = type == BsonType.Document ? value.ToArray() : null },
        "$clusterTime" => answer with { ClusterTime = type == BsonType.Document ? value.ToArray() : null },
        "connectionId" => answer with { ConnectionId = BsonFields.Integer(type, value) },
        "serviceId" => answer with { ServiceId = Id(type, value) },
        _ => null,
    };

    private static ObjectId? Id(BsonType type, ReadOnlySpan<byte> value) => type == BsonType.ObjectId ? new ObjectId(value) : null;

    private static List<KeyValuePair<string, string>> Tags(BsonType type, ReadOnlySpan<byte> value)
    {
        var tags = new List<KeyValuePair<string, string>>();
        if (type != BsonType.Document)
            return tags;
        var reader = new BsonElementReader(value);
        while (reader.MoveNext())
        {
            if (BsonFields.Text(reader.Type, reader.Value) is { } text)
                tags.Add(new(Encoding.UTF8.GetString(reader.Name), text));
        }
        return tags;
    }

    private static DateTimeOffset? LastWriteDate(BsonType type, ReadOnlySpan<byte> value)
    {
        if (type != BsonType.Document)
            return null;
        var reader = new BsonElementReader(value);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("lastWriteDate"u8))
                return BsonFields.Moment(reader.Type, reader.Value);
        }
        return null;
    }
}
