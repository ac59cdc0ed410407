namespace MongoEtl.Cassandra;

/// <summary>EVENT: what the server tells those who registered (specification, section 4.2.6).</summary>
internal abstract class ServerEvent
{
    /// <summary>Reads an event; one of a type that this client does not know is null.</summary>
    internal static ServerEvent? Read(ref ProtocolReader body) => body.ReadString() switch
    {
        RegisterRequest.TopologyChange => new TopologyChangeEvent(body.ReadString(), body.ReadInet()),
        RegisterRequest.StatusChange => new StatusChangeEvent(body.ReadString(), body.ReadInet()),
        RegisterRequest.SchemaChange => new SchemaChangeEvent(SchemaChange.Read(ref body)),
        _ => null,
    };
}
