using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Cassandra;

/// <summary>Opens connections to hosts with the session's settings and its present keyspace.</summary>
internal sealed class HostConnector(SessionOptions options)
{
    private string? _keyspace = options.Keyspace;

    /// <summary>The keyspace of connections to come.</summary>
    internal string? Keyspace
    {
        get => Volatile.Read(ref _keyspace);
        set => Volatile.Write(ref _keyspace, value);
    }

    /// <summary>A connection for requests. What awaits its answers must not block.</summary>
    /// <exception cref="CassandraException">As <see cref="CqlConnection.OpenAsync"/>.</exception>
    internal Task<CqlConnection> ConnectAsync(HostInfo host, CancellationToken cancellation) =>
        CqlConnection.OpenAsync(host.Address, ForRequests(host), cancellation);

    /// <summary>A connection that the host's shard-aware port gives to the shard; null where the host has no such port, or no port of ours
    /// was free to ask for the shard.</summary>
    internal async Task<CqlConnection?> ConnectToShardAsync(HostInfo host, ShardingInfo sharding, int shard, CancellationToken cancellation)
    {
        if ((options.Tls is null ? sharding.ShardAwarePort : sharding.ShardAwareTlsPort) is not { } port)
            return null;
        var address = new IPEndPoint(host.Address.Address, port);
        foreach (var localPort in SourcePorts.Of(shard, sharding.Shards, Random.Shared))
        {
            try
            {
                return await CqlConnection.OpenAsync(address, ForRequests(host) with { LocalPort = localPort }, cancellation)
                    .ConfigureAwait(false);
            }
            catch (ConnectionFailedException failure) when (IsTaken(failure))
            {
                // The next port asks for the same shard.
            }
        }
        return null;
    }

    /// <summary>A connection without keyspace that learns of the cluster.</summary>
    internal Task<CqlConnection> ConnectForControlAsync(IPEndPoint address, string? certificateName, Action<ServerEvent> onEvent,
        CancellationToken cancellation) =>
        CqlConnection.OpenAsync(address, Named(options.Connection(null), certificateName) with { OnEvent = onEvent }, cancellation);

    private ConnectionOptions ForRequests(HostInfo host) =>
        Named(options.Connection(Keyspace), host.CertificateName) with { ContinueInline = true };

    private static ConnectionOptions Named(ConnectionOptions connection, string? certificateName) =>
        certificateName is not null && connection.Tls is { ServerName: null } tls
            ? connection with { Tls = tls with { ServerName = certificateName } }
            : connection;

    private static bool IsTaken(ConnectionFailedException failure) => failure.InnerException is SocketException
    {
        SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable or SocketError.AccessDenied,
    };
}
