using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Opening: from an address to a source that has reached a server.</summary>
public sealed partial class MongoSource
{
    // MongoDB 5.0.
    private const int SnapshotWireVersion = 13;

    /// <summary>The address without credentials, for people.</summary>
    /// <exception cref="SourceException">It is no address, or asks for something that this program does not offer. The message holds no
    /// credential.</exception>
    public static string NameOf(string address) => MongoAddress.Parse(address).Supported().ToString();

    /// <summary>Connects to a deployment.</summary>
    /// <param name="address">A connection string.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="SourceException">The address is wrong, no suited server is in reach, or it refuses the login, or has no
    /// snapshots.</exception>
    public static async Task<IDocumentSource> OpenAsync(string address, MongoSourceOptions options, CancellationToken cancellation)
    {
        var topology = await MongoTopology.OpenAsync(address, cancellation).ConfigureAwait(false);
        var servers = new TopologyServers(topology);
        try
        {
            var uri = topology.Address.Options;
            var settings = new ReadSettings
            {
                Concern = ConcernOf(options.ReadConcern ?? uri.ReadConcernLevel),
                RetryReads = uri.RetryReads,
                AnswerTimeout = uri.SocketTimeout,
            };
            var name = topology.Address.ToString();
            var deployment = await ReachAsync(servers, name, settings.Concern, cancellation).ConfigureAwait(false);
            return new MongoSource(name, topology.Address.Database, deployment, new ReadClient(servers, settings))
            {
                Warnings = topology.Address.Warnings,
            };
        }
        catch
        {
            await servers.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Names what has no UUIDs; the hosts of a replica set come and go, its name stays.
    private static async Task<string> ReachAsync(TopologyServers servers, string name, ReadConcern concern, CancellationToken cancellation)
    {
        var server = await servers.SelectAsync(cancellation).ConfigureAwait(false);
        await using var own = server.ConfigureAwait(false);
        var hello = server.Hello;
        if (concern == ReadConcern.Snapshot && (hello.MaxWireVersion < SnapshotWireVersion || (hello.SetName is null && !hello.IsMongos)))
        {
            var problem = hello.MaxWireVersion < SnapshotWireVersion ? "older" : "neither";
            throw new SourceException($"{name}: read concern snapshot needs MongoDB 5.0 or later, as a replica set or a sharded cluster, and "
                + $"{server.Host} is {problem}. Leave out --source-read-concern snapshot, or use majority.");
        }
        return hello.SetName ?? server.Host.ToString();
    }

    private static ReadConcern ConcernOf(string? level) => level switch
    {
        null or "local" => ReadConcern.Local,
        "majority" => ReadConcern.Majority,
        "available" => ReadConcern.Available,
        "snapshot" => ReadConcern.Snapshot,
        _ => throw new SourceException(
            $"Read concern \"{level}\" is none that a migration reads with: write {string.Join(", ", MongoSourceOptions.ReadConcerns)}."),
    };
}
