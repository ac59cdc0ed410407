using System.Diagnostics;
using System.Net;
using System.Threading.Channels;

namespace MongoEtl.Cassandra;

/// <summary>The one connection that learns of the cluster: it reads the system tables, is told of changes and reads them again, and when it
/// ends, goes on with another host.</summary>
internal sealed class ControlConnection : IAsyncDisposable
{
    /// <summary>Events come in bursts; one reading serves them all.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(100);

    private readonly SessionOptions _options;
    private readonly HostConnector _connector;
    private readonly CqlSession _session;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private CqlConnection? _connection;
    private string? _certificateName;
    private Task _following = Task.CompletedTask;

    internal ControlConnection(CqlSession session, SessionOptions options, HostConnector connector) =>
        (_session, _options, _connector) = (session, options, connector);

    /// <summary>The host asked now; null while there is none.</summary>
    internal EndPoint? EndPoint => _connection is { IsOpen: true } connection ? connection.EndPoint : null;

    /// <summary>Connects to the first contact point that answers, reads the cluster and begins to follow its changes.</summary>
    /// <exception cref="ClusterException">A setting must change.</exception>
    /// <exception cref="NoHostAvailableException">None answers.</exception>
    internal async Task ConnectAsync(CancellationToken cancellation)
    {
        var failures = new List<HostFailure>();
        CassandraException? last = null;
        foreach (var point in _options.ContactPoints)
        {
            foreach (var address in await ResolveAsync(point, failures, cancellation).ConfigureAwait(false))
            {
                try
                {
                    await ConnectToAsync(address, IPAddress.TryParse(point.Host, out _) ? null : point.Host, cancellation)
                        .ConfigureAwait(false);
                    _following = Task.Run(FollowAsync, CancellationToken.None);
                    return;
                }
                catch (CassandraException failure) when (failure.Retry == RetryAdvice.Never)
                {
                    throw new ClusterException($"connecting to Cassandra: {new HostFailure(address, failure.Message)}", failure);
                }
                catch (CassandraException failure)
                {
                    failures.Add(new HostFailure(address, failure.Message));
                    last = failure;
                }
            }
        }
        throw new NoHostAvailableException("connecting", failures, last);
    }

    /// <summary>Reads the cluster again now.</summary>
    /// <exception cref="NoHostAvailableException">No host tells within the time for connecting.</exception>
    internal Task RefreshAsync(CancellationToken cancellation) => OnConnectionAsync(async connection =>
    {
        await ReadAsync(connection, cancellation).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>The hosts with their schema versions, as the host asked knows them.</summary>
    /// <exception cref="NoHostAvailableException">No host tells within the time for connecting.</exception>
    internal Task<IReadOnlyList<HostInfo>> ReadHostsAsync(CancellationToken cancellation) =>
        OnConnectionAsync(connection => SystemTables.ReadHostsAsync(connection, _certificateName, cancellation), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _changes.Writer.TryComplete();
        await _following.ConfigureAwait(false);
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _reading.Dispose();
    }

    private static async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(
        ContactPoint point, List<HostFailure> failures, CancellationToken cancellation)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(point.Host, cancellation).ConfigureAwait(false);
            return Array.ConvertAll(addresses, address => new IPEndPoint(address, point.Port));
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            failures.Add(new HostFailure(new DnsEndPoint(point.Host, point.Port), $"its name cannot be resolved ({failure.Message})"));
            return [];
        }
    }

    private async Task ConnectToAsync(IPEndPoint address, string? certificateName, CancellationToken cancellation)
    {
        var connection = await _connector.ConnectForControlAsync(address, certificateName, OnEvent, cancellation).ConfigureAwait(false);
        try
        {
            var register = new RegisterRequest(RegisterRequest.TopologyChange, RegisterRequest.StatusChange, RegisterRequest.SchemaChange);
            await connection.SendAsync(register, cancellation).ConfigureAwait(false);
            _session.Apply(await SystemTables.ReadAsync(connection, certificateName, cancellation).ConfigureAwait(false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        (_connection, _certificateName) = (connection, certificateName);
        _ = connection.Closed.ContinueWith(_ => _changes.Writer.TryWrite(true), TaskScheduler.Default);
    }

    /// <summary>Runs something on the connection of the moment; where it has just ended, on the one that takes its place.</summary>
    private async Task<T> OnConnectionAsync<T>(Func<CqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var connection = _connection!;
            try
            {
                return await work(connection).ConfigureAwait(false);
            }
            catch (CassandraException failure) when (failure.Retry != RetryAdvice.Never)
            {
                if (clock.Elapsed > _options.ConnectTimeout)
                    throw new NoHostAvailableException("reading the system tables",
                        [new HostFailure(connection.EndPoint, failure.Message)], failure);
            }
            await Task.Delay(Burst, cancellation).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(CqlConnection connection, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _session.Apply(await SystemTables.ReadAsync(connection, _certificateName, cancellation).ConfigureAwait(false));
        }
        finally
        {
            _reading.Release();
        }
    }

    private void OnEvent(ServerEvent change)
    {
        if (change is StatusChangeEvent status)
            _session.Mark(status.Node, status.IsUp);
        _changes.Writer.TryWrite(true);
    }

    /// <summary>Reads the cluster after each burst of events, and finds another host when the connection has ended.</summary>
    private async Task FollowAsync()
    {
        var failures = 0;
        try
        {
            while (await _changes.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                await Task.Delay(failures == 0 ? Burst : _options.Reconnection.PauseAfter(failures, Random.Shared), _stop.Token)
                    .ConfigureAwait(false);
                _changes.Reader.TryRead(out _);
                failures = await CatchUpAsync().ConfigureAwait(false) ? 0 : failures + 1;
                if (failures > 0)
                    _changes.Writer.TryWrite(true);
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
    }

    /// <summary>False when no host could be read.</summary>
    private async Task<bool> CatchUpAsync()
    {
        if (_connection is { IsOpen: true } connection)
        {
            try
            {
                await ReadAsync(connection, _stop.Token).ConfigureAwait(false);
                return true;
            }
            catch (CassandraException)
            {
                // The host does not serve its own tables: another is asked.
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
        foreach (var host in _session.HostsToAsk())
        {
            try
            {
                await ConnectToAsync(host.Address, host.CertificateName, _stop.Token).ConfigureAwait(false);
                return true;
            }
            catch (CassandraException)
            {
                // The next host; when none is left, all are asked again after a pause.
            }
        }
        return false;
    }
}
