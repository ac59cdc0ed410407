using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Where a demo's rows of Cassandra tables go: to the cluster that the settings name, to a node of its own where MONGOETL_SERVERS
/// offers one, else to a bundle.</summary>
internal sealed class DemoCassandra : IAsyncDisposable
{
    private const string ServersVariable = "MONGOETL_SERVERS";

    private readonly Invocation _invocation;
    private readonly DemoFolder _folder;
    private readonly CassandraSettings? _given;
    private DemoNode? _node;

    private DemoCassandra(Invocation invocation, DemoFolder folder, CassandraSettings? given) =>
        (_invocation, _folder, _given) = (invocation, folder, given);

    private bool IsWanted => _invocation.Plan.Entities.Any(entity => entity.IsIn(Store.Cassandra));

    /// <summary>Begins to start a node, if there is to be one; it starts while other things are done.</summary>
    /// <param name="invocation">The run.</param>
    /// <param name="given">The cluster that the settings name, or null.</param>
    /// <param name="folder">The demo's folder.</param>
    public static async Task<DemoCassandra> BeginAsync(Invocation invocation, CassandraSettings? given, DemoFolder folder)
    {
        var cassandra = new DemoCassandra(invocation, folder, given);
        if (!cassandra.IsWanted || given is not null)
            return cassandra;
        var servers = invocation.Surroundings.Environment.GetValueOrDefault(ServersVariable);
        if (servers is not { Length: > 0 })
            return cassandra;
        try
        {
            cassandra._node = await DemoNode.BeginAsync(folder, FindScript(servers, invocation.Surroundings)).ConfigureAwait(false);
        }
        catch (DemoNodeException failure)
        {
            cassandra.Say($"{failure.Message}: its tables go to files instead");
        }
        return cassandra;
    }

    /// <summary>Waits for the node and adds the place of the rows to the target.</summary>
    public async Task<TargetSettings> AddToAsync(TargetSettings target)
    {
        if (!IsWanted)
            return target;
        if (_given is not null)
        {
            Say($"{_given}, as CASSANDRA_HOSTS says");
            return target with { Cassandra = _given };
        }
        if (_node is not null && await IsReadyAsync(_node).ConfigureAwait(false))
        {
            Say($"a private node in {_folder.Node}, its log is {_folder.NodeLog}");
            return target with { Cassandra = Settings(_node) };
        }
        var bundle = new BundleSettings
        {
            Folder = _folder.Bundle,
            Keyspace = BundleSettings.KeyspaceOf(_invocation.Plan),
            // For the one node that somebody tries it with.
            Replication = "{'class': 'SimpleStrategy', 'replication_factor': 1}",
            Consistency = "ONE",
        };
        Say($"no cluster at hand, its tables go to {bundle}");
        return target with { Bundle = bundle };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_node is null)
            return;
        await _node.DisposeAsync().ConfigureAwait(false);
        _node = null;
        _invocation.Out.WriteLine("The private Cassandra node is stopped.");
    }

    private async Task<bool> IsReadyAsync(DemoNode node)
    {
        try
        {
            await node.UntilReadyAsync(_invocation.Cancellation).ConfigureAwait(false);
            return true;
        }
        catch (DemoNodeException failure)
        {
            Say($"{failure.Message}; its log is {_folder.NodeLog}");
            await node.DisposeAsync().ConfigureAwait(false);
            _node = null;
            return false;
        }
    }

    private CassandraSettings Settings(DemoNode node) => new()
    {
        Hosts = node.Hosts,
        Port = node.Ports.Native,
        Keyspace = BundleSettings.KeyspaceOf(_invocation.Plan),
        Consistency = KnownSettings.CassandraConsistency.Default!,
        Tls = false,
    };

    private static string FindScript(string servers, Surroundings surroundings)
    {
        var script = Path.Combine(Path.GetFullPath(servers, surroundings.Directory), "run");
        if (!File.Exists(script))
            throw new DemoNodeException($"{ServersVariable} is {servers}, which has no script \"run\"");
        var places = (surroundings.Environment.GetValueOrDefault("PATH") ?? "").Split(Path.PathSeparator);
        if (!places.Any(place => File.Exists(Path.Combine(place, "java"))))
            throw new DemoNodeException("Java is not installed, which a node needs (Debian: apt-get install openjdk-17-jre-headless)");
        return script;
    }

    private void Say(string what) => _invocation.Out.WriteLine($"   Cassandra: {what}");
}
