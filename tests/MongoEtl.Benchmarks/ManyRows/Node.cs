using System.Net;
using MongoEtl.Cassandra.Tests;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>The node that both sides write to: that of <c>CASSANDRA_HOSTS</c>, or one that is started for the purpose.</summary>
internal sealed class Node(IPEndPoint endPoint, IAsyncDisposable? started) : IAsyncDisposable
{
    public IPEndPoint EndPoint => endPoint;

    /// <exception cref="InvalidOperationException">There is no node to use, and none can be started.</exception>
    public static async Task<Node> FindAsync(string heap)
    {
        if (Environment.GetEnvironmentVariable("CASSANDRA_HOSTS") is { Length: > 0 } hosts)
            return new Node(await ResolveAsync(hosts), null);
        if (CassandraNode.Absence is { } absence)
            throw new InvalidOperationException($"{absence} Or set CASSANDRA_HOSTS to the address of a single node.");
        var node = await CassandraNode.StartAsync(new CassandraNodeOptions { Heap = heap });
        return new Node(node.EndPoint, node);
    }

    public ValueTask DisposeAsync() => started?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<IPEndPoint> ResolveAsync(string host)
    {
        if (!Uri.TryCreate($"cql://{host}", UriKind.Absolute, out var address))
            throw new InvalidOperationException($"CASSANDRA_HOSTS names {host}: this comparison takes the address of one node, host or host:port.");
        return new IPEndPoint((await Dns.GetHostAddressesAsync(address.Host))[0], address.Port > 0 ? address.Port : 9042);
    }
}
