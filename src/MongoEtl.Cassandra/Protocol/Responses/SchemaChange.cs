namespace MongoEtl.Cassandra;

/// <summary>What a schema change was (specification, sections 4.2.5.5 and 4.2.6).</summary>
/// <param name="ChangeType">CREATED, UPDATED or DROPPED.</param>
/// <param name="Target">KEYSPACE, TABLE, TYPE, FUNCTION or AGGREGATE.</param>
/// <param name="Keyspace">The keyspace changed, or in which the target is.</param>
/// <param name="Name">The target's name; null for a keyspace.</param>
/// <param name="ArgumentTypes">CQL types of a function's or aggregate's arguments; else empty.</param>
internal sealed record SchemaChange(string ChangeType, string Target, string Keyspace, string? Name, IReadOnlyList<string> ArgumentTypes)
{
    internal static SchemaChange Read(ref ProtocolReader body)
    {
        var change = body.ReadString();
        var target = body.ReadString();
        var keyspace = body.ReadString();
        var name = target == "KEYSPACE" ? null : body.ReadString();
        return new SchemaChange(change, target, keyspace, name, target is "FUNCTION" or "AGGREGATE" ? body.ReadStringList() : []);
    }
}
