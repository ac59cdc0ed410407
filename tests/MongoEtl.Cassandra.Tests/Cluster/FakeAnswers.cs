using System.Globalization;
using System.Net;
using System.Text;

namespace MongoEtl.Cassandra.Tests;

/// <summary>What a <see cref="FakeNode"/> answers: bodies of version 4.</summary>
internal static class FakeAnswers
{
    private const int Text = 0x000D;
    private const int Uuid = 0x000C;
    private const int Inet = 0x0010;
    private const int Int = 0x0009;
    private const int TextSet = 0x0022;
    private const int TextMap = 0x0021;

    internal static byte[] Void { get; } = new BodyBuilder().Int(1).Bytes;

    internal static byte[] Error(ErrorCode code, string text) => new BodyBuilder().Int((int)code).String(text).Bytes;

    internal static byte[] Unprepared(byte[] id) =>
        new BodyBuilder().Int((int)ErrorCode.Unprepared).String("unknown id").ShortBytes(id).Bytes;

    /// <summary>STATUS_CHANGE or TOPOLOGY_CHANGE.</summary>
    internal static byte[] Event(string type, string change, IPEndPoint node) =>
        new BodyBuilder().String(type).String(change).Byte(4).Raw(node.Address.GetAddressBytes()).Int(node.Port).Bytes;

    internal static byte[] Supported(FakeNode node, FakeConnection connection)
    {
        var options = new List<(string Name, int Value)>();
        if (node.Shards > 0)
            options.AddRange([("SCYLLA_NR_SHARDS", node.Shards), ("SCYLLA_SHARD", connection.Shard), ("SCYLLA_SHARDING_IGNORE_MSB", 12)]);
        if (node.ShardAwarePort is { } port)
            options.Add(("SCYLLA_SHARD_AWARE_PORT", port));
        var body = new BodyBuilder().Short(options.Count);
        foreach (var (name, value) in options)
            body.String(name).Strings(value.ToString(CultureInfo.InvariantCulture));
        return body.Bytes;
    }

    internal static byte[] PreparedResult(string id, string statement)
    {
        var markers = statement.Count(character => character == '?');
        var body = new BodyBuilder().Int(4).ShortBytes(Encoding.UTF8.GetBytes(id));
        body.Int(1).Int(markers).Int(1).Short(0).String("ks").String("t");
        for (var i = 0; i < markers; i++)
            body.String($"c{i}").Short(Int);
        return body.Int(4).Int(0).Bytes;
    }

    internal static (Opcode Opcode, byte[] Body) Query(FakeCluster cluster, FakeNode node, string statement)
    {
        var peers = cluster.Members.Where(peer => peer != node).ToList();
        if (statement.Contains("system.local", StringComparison.Ordinal))
            return (Opcode.Result, Hosts([node], ("rpc_address", Inet)));
        if (statement.Contains("system.peers_v2", StringComparison.Ordinal))
            return cluster.HasPeersV2
                ? (Opcode.Result, Hosts(peers, ("native_address", Inet), ("native_port", Int)))
                : (Opcode.Error, Error(ErrorCode.Invalid, "unconfigured table peers_v2"));
        if (statement.Contains("system.peers", StringComparison.Ordinal))
            return (Opcode.Result, Hosts(peers, ("peer", Inet), ("rpc_address", Inet)));
        if (statement.Contains("system_schema.keyspaces", StringComparison.Ordinal))
            return (Opcode.Result, Keyspaces(cluster.ReplicationFactor));
        return statement.StartsWith("USE", StringComparison.Ordinal)
            ? (Opcode.Result, new BodyBuilder().Int(3).String("ks").Bytes)
            : (Opcode.Result, Void);
    }

    private static byte[] Hosts(IReadOnlyList<FakeNode> nodes, params (string Name, int Type)[] addresses)
    {
        (string Name, int Type)[] columns = [.. addresses,
            ("host_id", Uuid), ("data_center", Text), ("rack", Text), ("tokens", TextSet), ("release_version", Text),
            ("schema_version", Uuid)];
        var body = Columns(columns).Int(nodes.Count);
        foreach (var node in nodes)
        {
            foreach (var (name, _) in addresses)
                body.Value(Address(node, name));
            var token = Encoding.UTF8.GetBytes(node.Token.ToString(CultureInfo.InvariantCulture));
            body.Value(RowBytes.Uuid(node.HostId)).Value(RowBytes.Text(node.DataCenter)).Value(RowBytes.Text("rack1"))
                .Value(new BodyBuilder().Int(1).Value(token).Bytes).Value(RowBytes.Text("9.9")).Value(RowBytes.Uuid(node.SchemaVersion));
        }
        return body.Bytes;
    }

    /// <summary>Where there is no other column for its address, the node says that it listens everywhere.</summary>
    private static byte[] Address(FakeNode node, string column) => column switch
    {
        "native_port" => RowBytes.Int(node.EndPoint.Port),
        "rpc_address" => [0, 0, 0, 0],
        _ => node.EndPoint.Address.GetAddressBytes(),
    };

    private static byte[] Keyspaces(int factor)
    {
        var map = new BodyBuilder().Int(2).Value(RowBytes.Text("class")).Value(RowBytes.Text("org.apache.cassandra.locator.SimpleStrategy"))
            .Value(RowBytes.Text("replication_factor")).Value(RowBytes.Text(factor.ToString(CultureInfo.InvariantCulture)));
        return Columns(("keyspace_name", Text), ("replication", TextMap)).Int(1).Value(RowBytes.Text("ks")).Value(map.Bytes).Bytes;
    }

    private static BodyBuilder Columns(params (string Name, int Type)[] columns)
    {
        var body = new BodyBuilder().Int(2).Int(1).Int(columns.Length).String("system").String("t");
        foreach (var (name, type) in columns)
        {
            body.String(name).Short(type);
            for (var i = 0; i < (type == TextMap ? 2 : type == TextSet ? 1 : 0); i++)
                body.Short(Text);
        }
        return body;
    }
}
