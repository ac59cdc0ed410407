using System.Diagnostics;
using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>How the session keeps up with the cluster.</summary>
internal sealed partial class CqlSession
{
    private static readonly TimeSpan AgreementPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan KeyspacePatience = TimeSpan.FromSeconds(5);

    /// <summary>Sends a statement that changes the schema and waits until the nodes that are up agree on it. It may be sent again after
    /// a node failed to answer, so it is to say IF NOT EXISTS or the like.</summary>
    /// <exception cref="SchemaDisagreementException">They do not within the time that the options allow.</exception>
    /// <exception cref="ServerException">The server refuses the statement.</exception>
    /// <exception cref="NoHostAvailableException">No host took the request.</exception>
    internal async Task<Response> ChangeSchemaAsync(string statement, CancellationToken cancellation = default)
    {
        var request = new QueryRequest(statement, new QueryParameters { Consistency = Options.Consistency });
        var (response, host) = await SendAsync(request, "changing the schema", cancellation).ConfigureAwait(false);
        // The host that made the change is the one that is sure to know of it: another may yet believe that all agree on the schema before.
        await AwaitSchemaAgreementAsync(host, cancellation).ConfigureAwait(false);
        await _control.RefreshAsync(cancellation).ConfigureAwait(false);
        return response;
    }

    /// <summary>Waits until every node that is up has the same schema.</summary>
    /// <exception cref="SchemaDisagreementException">They do not within the time that the options allow.</exception>
    internal Task AwaitSchemaAgreementAsync(CancellationToken cancellation = default) => AwaitSchemaAgreementAsync(null, cancellation);

    private async Task AwaitSchemaAgreementAsync(Host? asked, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var versions = await ReadSchemaVersionsAsync(asked, cancellation).ConfigureAwait(false);
            if (versions.Count <= 1)
                return;
            if (clock.Elapsed > Options.SchemaAgreementTimeout)
                throw new SchemaDisagreementException(versions.Count, Options.SchemaAgreementTimeout);
            await Task.Delay(AgreementPause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Makes unqualified names mean a keyspace from now on, and routes by its replicas. Statements prepared before keep theirs
    /// only on hosts that know them already: prepare them again.</summary>
    /// <exception cref="ClusterException">There is no such keyspace.</exception>
    internal async Task UseKeyspaceAsync(string keyspace, CancellationToken cancellation = default)
    {
        // A node that has just started may not have heard yet of a keyspace that another one created.
        var clock = Stopwatch.StartNew();
        while (!State.Keyspaces.ContainsKey(keyspace) && clock.Elapsed < KeyspacePatience)
        {
            await _control.RefreshAsync(cancellation).ConfigureAwait(false);
            if (!State.Keyspaces.ContainsKey(keyspace))
                await Task.Delay(AgreementPause, cancellation).ConfigureAwait(false);
        }
        RequireKeyspace(keyspace);
        _connector.Keyspace = keyspace;
        foreach (var host in State.Candidates)
            await host.Pool!.UseKeyspaceAsync(keyspace, cancellation).ConfigureAwait(false);
        lock (_lock)
            Volatile.Write(ref _state, new ClusterState(_state.Hosts, _state.Keyspaces, keyspace, _dataCenter));
    }

    /// <summary>Takes what was read of the cluster: new hosts are connected to, vanished ones left, replicas worked out.</summary>
    internal void Apply(ClusterView view)
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _dataCenter ??= ChooseDataCenter(view);
            var known = new Dictionary<Guid, Host>();
            foreach (var host in _state.Hosts)
                known[host.Info.Id] = host;
            var hosts = new List<Host>(view.Hosts.Count);
            foreach (var info in view.Hosts)
                hosts.Add(known.Remove(info.Id, out var host) ? Update(host, info) : Add(info));
            foreach (var gone in known.Values)
            {
                if (gone.Pool is { } pool)
                    _leaving.Add(pool.DisposeAsync().AsTask());
            }
            Volatile.Write(ref _state, new ClusterState(hosts, view.Keyspaces, Keyspace, _dataCenter));
        }
    }

    /// <summary>Notes what an event said of a node.</summary>
    internal void Mark(IPEndPoint address, bool isUp)
    {
        foreach (var host in State.Hosts)
        {
            if (!host.Address.Equals(address))
                continue;
            host.IsMarkedDown = !isUp;
            if (isUp)
                host.Pool?.Wake();
        }
    }

    /// <summary>The hosts that may tell of the cluster, those with open connections first.</summary>
    internal IReadOnlyList<HostInfo> HostsToAsk()
    {
        var infos = new List<HostInfo>();
        foreach (var host in State.Hosts)
        {
            if (host.IsUp)
                infos.Insert(0, host.Info);
            else
                infos.Add(host.Info);
        }
        return infos;
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        await _control.ConnectAsync(cancellation).ConfigureAwait(false);
        if (Keyspace is { } keyspace)
            RequireKeyspace(keyspace);
        var attempts = new List<Task>();
        foreach (var host in State.Candidates)
            attempts.Add(host.Pool!.FirstAttempt);
        await Task.WhenAll(attempts).WaitAsync(cancellation).ConfigureAwait(false);
        var failures = new List<HostFailure>();
        foreach (var host in State.Candidates)
        {
            if (host.IsUp)
                return;
            if (host.Pool!.LastFailure is CassandraException { Retry: RetryAdvice.Never } refusal)
                throw new ClusterException($"connecting to Cassandra: {new HostFailure(host.Address, refusal.Message)}", refusal);
            failures.Add(new HostFailure(host.Address, host.Pool.LastFailure?.Message ?? "no connection is open"));
        }
        throw new NoHostAvailableException("connecting", failures);
    }

    private string ChooseDataCenter(ClusterView view)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var host in view.Hosts)
            seen.Add(host.DataCenter);
        var advice = $"set CASSANDRA_DATACENTER to one of {string.Join(", ", seen)}";
        if (Options.LocalDataCenter is { Length: > 0 } wanted)
            return seen.Contains(wanted)
                ? wanted
                : throw new ClusterException($"no node of the cluster is in the data centre \"{wanted}\"; {advice}");
        return seen.Count == 1
            ? seen.Min!
            : throw new ClusterException($"the cluster has several data centres; {advice}");
    }

    private void RequireKeyspace(string keyspace)
    {
        if (!State.Keyspaces.ContainsKey(keyspace))
            throw new ClusterException($"there is no keyspace \"{keyspace}\" in the cluster; create it, or correct CASSANDRA_KEYSPACE");
    }

    private async Task<HashSet<Guid>> ReadSchemaVersionsAsync(Host? asked, CancellationToken cancellation)
    {
        var down = new HashSet<Guid>();
        foreach (var host in State.Hosts)
        {
            if (host.IsMarkedDown || host.Pool is { IsUp: false })
                down.Add(host.Info.Id);
        }
        var versions = new HashSet<Guid>();
        foreach (var info in await ReadHostsAsync(asked, cancellation).ConfigureAwait(false))
        {
            if (!down.Contains(info.Id))
                versions.Add(info.SchemaVersion);
        }
        return versions;
    }

    private async Task<IReadOnlyList<HostInfo>> ReadHostsAsync(Host? asked, CancellationToken cancellation)
    {
        if (asked?.Pool?.Pick(default, 0) is not { } connection)
            return await _control.ReadHostsAsync(cancellation).ConfigureAwait(false);
        try
        {
            var hosts = await SystemTables.ReadHostsAsync(connection, null, cancellation).ConfigureAwait(false);
            // The connection goes on inline; the caller need not know that it must not block.
            await Task.Yield();
            return hosts;
        }
        catch (CassandraException failure) when (failure.Retry != RetryAdvice.Never)
        {
            return await _control.ReadHostsAsync(cancellation).ConfigureAwait(false);
        }
    }

    private Host Add(HostInfo info)
    {
        var host = new Host(_hostNumber++, info);
        if (info.DataCenter == _dataCenter)
        {
            host.Pool = new HostPool(host, _connector, Options.Reconnection, Options.ConnectionsPerHost);
            host.Pool.Start();
        }
        return host;
    }

    /// <summary>A host that can be reached keeps its address: seen through another one, behind a translation of addresses, it may be told
    /// differently.</summary>
    private static Host Update(Host host, HostInfo info)
    {
        var before = host.Info;
        host.Info = host.IsUp ? info with { Address = before.Address, CertificateName = before.CertificateName } : info;
        if (!before.Address.Equals(host.Address))
            host.Pool?.Wake();
        return host;
    }
}
