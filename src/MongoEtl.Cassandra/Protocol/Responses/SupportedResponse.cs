namespace MongoEtl.Cassandra;

/// <summary>SUPPORTED: what the server offers (specification, section 4.2.4); ScyllaDB adds its SCYLLA_* entries.</summary>
internal sealed class SupportedResponse(IReadOnlyDictionary<string, IReadOnlyList<string>> options) : Response
{
    /// <summary>The options with their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; } = options;

    internal static SupportedResponse Read(ref ProtocolReader body)
    {
        var count = body.ReadShortCount(4);
        var options = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var name = body.ReadString();
            options[name] = body.ReadStringList();
        }
        return new SupportedResponse(options);
    }
}
