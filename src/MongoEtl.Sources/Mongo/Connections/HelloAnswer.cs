namespace MongoEtl.Sources;

/// <summary>What a server says of itself and its replica set in answer to <c>hello</c> or <c>isMaster</c>. Elements it left out are null,
/// false or empty.</summary>
/// <remarks>Specification "server-discovery-and-monitoring", section "hello or legacy hello outcome"; addresses are as the server wrote
/// them.</remarks>
internal sealed record HelloAnswer
{
    /// <summary><c>ok</c>.</summary>
    public bool IsOk { get; init; }

    /// <summary>The server knows the command <c>hello</c>.</summary>
    public bool HelloOk { get; init; }

    /// <summary><c>isWritablePrimary</c>, or <c>ismaster</c> of old: primary, mongos or standalone.</summary>
    public bool IsWritablePrimary { get; init; }

    public bool IsSecondary { get; init; }

    public bool IsArbiter { get; init; }

    public bool IsHidden { get; init; }

    /// <summary><c>isreplicaset</c>: meant for a replica set that has not been initiated.</summary>
    public bool IsUninitiatedMember { get; init; }

    /// <summary><c>msg</c>: <c>isdbgrid</c> for mongos.</summary>
    public string? Message { get; init; }

    public string? SetName { get; init; }

    public long? SetVersion { get; init; }

    public ObjectId? ElectionId { get; init; }

    /// <summary>Members that hold data and may become primary.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Members that hold data and cannot become primary.</summary>
    public IReadOnlyList<string> Passives { get; init; } = [];

    public IReadOnlyList<string> Arbiters { get; init; } = [];

    /// <summary>Who is primary, as far as this member knows.</summary>
    public string? Primary { get; init; }

    /// <summary>The member's own name in its replica set.</summary>
    public string? Me { get; init; }

    /// <summary>Tags of the member, in the server's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Oldest version of the wire protocol spoken.</summary>
    public int MinWireVersion { get; init; }

    /// <summary>Newest version of the wire protocol spoken.</summary>
    public int MaxWireVersion { get; init; }

    /// <summary>Bytes of the longest document.</summary>
    public int MaxBsonObjectSize { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of the longest message.</summary>
    public int MaxMessageSizeBytes { get; init; } = MessageStream.DefaultLimit;

    /// <summary>Minutes after which an unused session ends; null: the server has no sessions.</summary>
    public int? LogicalSessionTimeoutMinutes { get; init; }

    /// <summary><c>lastWrite.lastWriteDate</c>.</summary>
    public DateTimeOffset? LastWriteDate { get; init; }

    /// <summary>How new the answer is; null before MongoDB 4.4.</summary>
    public TopologyVersion? TopologyVersion { get; init; }

    /// <summary>Compressors that both sides have, of those offered.</summary>
    public IReadOnlyList<string> Compression { get; init; } = [];

    /// <summary>Mechanisms by which the user that was asked about may log in; null if the server did not say.</summary>
    public IReadOnlyList<string>? SaslSupportedMechs { get; init; }

    /// <summary>Answer to the first step of the authentication, as BSON; null if the server took no such step.</summary>
    public byte[]? SpeculativeAuthenticate { get; init; }

    /// <summary>The document <c>$clusterTime</c>, to be sent back; null if there was none.</summary>
    public byte[]? ClusterTime { get; init; }

    /// <summary>The server's number of the connection.</summary>
    public long? ConnectionId { get; init; }

    /// <summary>Which mongos a load balancer chose; null without one.</summary>
    public ObjectId? ServiceId { get; init; }

    /// <summary>Whether the server is mongos.</summary>
    public bool IsMongos => Message == "isdbgrid";

    /// <summary>Reads an answer. Elements of unexpected types count as missing.</summary>
    /// <exception cref="BsonFormatException">The document is malformed.</exception>
    public static HelloAnswer Read(ReadOnlySpan<byte> document) => HelloReader.Read(document);
}
