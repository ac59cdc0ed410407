using System.Globalization;
using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Reads of the cluster from the system tables of the node that a connection leads to.</summary>
internal static class SystemTables
{
    /// <summary>Reads every node and keyspace.</summary>
    /// <param name="connection">A connection to one node.</param>
    /// <param name="certificateName">The name by which that node was reached, for <see cref="HostInfo.CertificateName"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static async Task<ClusterView> ReadAsync(CqlConnection connection, string? certificateName, CancellationToken cancellation)
    {
        var hosts = await ReadHostsAsync(connection, certificateName, cancellation).ConfigureAwait(false);
        var keyspaces = new Dictionary<string, Replication>(StringComparer.Ordinal);
        var rows = await QueryAsync(connection, "SELECT keyspace_name, replication FROM system_schema.keyspaces", cancellation)
            .ConfigureAwait(false);
        while (rows.Read())
        {
            if (rows.GetText(0) is { } name)
                keyspaces[name] = Replication.Parse(rows.GetTextMap(1));
        }
        return new ClusterView(hosts, keyspaces);
    }

    /// <summary>Reads every node, the one that was asked first. Nodes that are just joining and have no id, place or tokens yet are left
    /// out.</summary>
    internal static async Task<IReadOnlyList<HostInfo>> ReadHostsAsync(
        CqlConnection connection, string? certificateName, CancellationToken cancellation)
    {
        var hosts = new List<HostInfo>();
        var asked = (IPEndPoint)connection.EndPoint;
        var local = await QueryAsync(connection, "SELECT * FROM system.local", cancellation).ConfigureAwait(false);
        while (local.Read())
            AddHost(hosts, local, asked, certificateName);
        var peers = await ReadPeersAsync(connection, cancellation).ConfigureAwait(false);
        while (peers.Read())
        {
            if (AddressOf(peers, asked.Port) is { } address)
                AddHost(hosts, peers, address, null);
        }
        return hosts;
    }

    /// <summary>system.peers_v2 came with Cassandra 4.0; ScyllaDB and older servers have system.peers alone.</summary>
    private static async Task<CqlRowReader> ReadPeersAsync(CqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await QueryAsync(connection, "SELECT * FROM system.peers_v2", cancellation).ConfigureAwait(false);
        }
        catch (InvalidException)
        {
            return await QueryAsync(connection, "SELECT * FROM system.peers", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Where the peer takes the native protocol. A node that listens on every address tells 0.0.0.0; the others know it by the
    /// address of their own traffic.</summary>
    private static IPEndPoint? AddressOf(CqlRowReader row, int askedPort)
    {
        var address = Inet(row, "native_address") ?? Inet(row, "rpc_address");
        var port = Int(row, "native_port") is > 0 and <= 65535 and var own ? own : askedPort;
        if (address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            address = Inet(row, "peer");
        return address is null ? null : new IPEndPoint(address, port);
    }

    private static void AddHost(List<HostInfo> hosts, CqlRowReader row, IPEndPoint address, string? certificateName)
    {
        if (Uuid(row, "host_id") is not { } id || Text(row, "data_center") is not { } dataCenter || Text(row, "rack") is not { } rack)
            return;
        var tokens = new List<Token>();
        var column = row.Find("tokens");
        foreach (var text in column < 0 ? [] : row.GetTexts(column))
        {
            // Tokens of another partitioner are no numbers of this size; routing then goes by turns.
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var token))
                tokens.Add(new Token(token));
        }
        var (release, schema) = (Text(row, "release_version") ?? "", Uuid(row, "schema_version") ?? default);
        hosts.Add(new HostInfo(id, address, dataCenter, rack, tokens, release, schema)
        {
            CertificateName = certificateName,
        });
    }

    private static async Task<CqlRowReader> QueryAsync(CqlConnection connection, string statement, CancellationToken cancellation)
    {
        var request = new QueryRequest(statement, new QueryParameters { Consistency = Consistency.One });
        var response = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
        return response is RowsResult rows
            ? new CqlRowReader(rows)
            : throw new ProtocolViolationException($"a {response.GetType().Name} as the answer to SELECT");
    }

    private static string? Text(CqlRowReader row, string name) => row.Find(name) is >= 0 and var column ? row.GetText(column) : null;

    private static Guid? Uuid(CqlRowReader row, string name) => row.Find(name) is >= 0 and var column ? row.GetUuid(column) : null;

    private static IPAddress? Inet(CqlRowReader row, string name) => row.Find(name) is >= 0 and var column ? row.GetInet(column) : null;

    private static int? Int(CqlRowReader row, string name) => row.Find(name) is >= 0 and var column ? row.GetInt(column) : null;
}
