namespace MongoEtl.Sources;

/// <summary>Bytes that no server sends. The connection is closed.</summary>
internal sealed class MongoProtocolException(MongoHost host, string found, Exception? inner = null)
    : MongoException(host, $"its answer breaks the wire protocol: {found}; check that the port is that of MongoDB, and what stands between",
        inner);
