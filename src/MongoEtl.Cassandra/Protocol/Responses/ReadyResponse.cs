namespace MongoEtl.Cassandra;

/// <summary>READY: the connection is begun, or the events are registered (specification, section 4.2.2).</summary>
internal sealed class ReadyResponse : Response
{
    /// <summary>The one that carries no warning.</summary>
    public static ReadyResponse Plain { get; } = new();
}
