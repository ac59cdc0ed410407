using System.Diagnostics;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Choosing a server and taking one of its connections.</summary>
internal sealed partial class MongoTopology
{
    // How long a suited server to which no connection could be opened is left alone.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Chooses a server and takes one of its connections, waiting for both as long as <c>serverSelectionTimeoutMS</c> allows.
    /// Where a connection cannot be opened for a reason that may pass, another server or the same is tried in that time.</summary>
    /// <param name="preference">From which servers; null: as the address says.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="SourceException">There was no server in time, each with its reason; or none can ever be used.</exception>
    /// <exception cref="MongoException">The server does not let this client in: certificate, user, version.</exception>
    internal async ValueTask<MongoLease> SelectAsync(ReadPreference? preference, CancellationToken cancellation)
    {
        preference ??= Address.Options.ReadPreference;
        var begun = Stopwatch.GetTimestamp();
        var passedOver = new HashSet<MongoHost>();
        MongoException? failure = null;
        while (true)
        {
            var left = Address.Options.ServerSelectionTimeout - Stopwatch.GetElapsedTime(begun);
            var (topology, changed, chosen, server) = Choose(preference, passedOver);
            if (server is null)
            {
                if (left <= TimeSpan.Zero || !await HappensAsync(changed, left, cancellation).ConfigureAwait(false))
                    throw SelectionFault.InTime(Current, preference, Address.Options.ServerSelectionTimeout, failure);
                continue;
            }
            try
            {
                return await LeaseAsync(topology, chosen!, server, preference, cancellation).ConfigureAwait(false);
            }
            catch (MongoNetworkException network)
            {
                if (left <= TimeSpan.Zero)
                    throw SelectionFault.InTime(Current, preference, Address.Options.ServerSelectionTimeout, network);
                (failure, _) = (network, passedOver.Add(chosen!.Host));
                server.RequestCheck();
                if (network is not PoolClearedException)
                    await HappensAsync(changed, left < Pause ? left : Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    private (TopologyDescription Topology, Task Changed, ServerDescription? Chosen, MonitoredServer? Server) Choose(
        ReadPreference preference, HashSet<MongoHost> passedOver)
    {
        var options = Address.Options;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var topology = _state.Current;
            if (SelectionFault.AtOnce(topology) is { } hopeless)
                throw hopeless;
            Staleness.Check(preference, topology.Type, options.HeartbeatFrequency);
            var suited = ServerSelector.Suited(topology, preference, options.HeartbeatFrequency, passedOver);
            if (suited.Count == 0)
            {
                foreach (var each in _servers.Values)
                    each.RequestCheck();
                return (topology, _changed.Task, null, null);
            }
            var window = ServerSelector.InWindow(suited, options.LocalThreshold);
            var chosen = ServerSelector.Choose(window, host => _servers[host].Reads, Random.Shared);
            var server = _servers[chosen.Host];
            server.Begin();
            return (topology, _changed.Task, chosen, server);
        }
    }

    private async ValueTask<MongoLease> LeaseAsync(
        TopologyDescription topology, ServerDescription chosen, MonitoredServer server, ReadPreference preference,
        CancellationToken cancellation)
    {
        int generation;
        lock (_gate)
            generation = _state.GenerationOf(chosen.Host);
        try
        {
            var pooled = await server.Pool.RentAsync(cancellation).ConfigureAwait(false);
            return new MongoLease(this, server, pooled, ReadPreferenceDocument.Write(topology.Type, chosen.Type, preference));
        }
        catch (Exception failure)
        {
            server.End();
            if (failure is MongoException refused)
                Fail(chosen.Host, refused, FailureEffect.OfOpening(refused), generation, null);
            // The server left the topology in between, which its pool did not survive.
            if (failure is ObjectDisposedException && !_isDisposed)
                throw new PoolClearedException(chosen.Host);
            throw;
        }
    }

    private static async Task<bool> HappensAsync(Task change, TimeSpan limit, CancellationToken cancellation)
    {
        try
        {
            await change.WaitAsync(limit, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
