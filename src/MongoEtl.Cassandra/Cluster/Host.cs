using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>One node as the session knows it: its place and its connections. The object stays the same as long as the node's host_id
/// does.</summary>
internal sealed class Host(int number, HostInfo info) : IPlaced
{
    private HostInfo _info = info;

    /// <summary>Counts the hosts of a session from 0.</summary>
    internal int Number => number;

    /// <summary>What the cluster told last.</summary>
    internal HostInfo Info
    {
        get => Volatile.Read(ref _info);
        set => Volatile.Write(ref _info, value);
    }

    internal IPEndPoint Address => Info.Address;

    public string DataCenter => Info.DataCenter;

    public string Rack => Info.Rack;

    /// <summary>Its connections; null for a host of another data centre, which takes no requests.</summary>
    internal HostPool? Pool { get; set; }

    /// <summary>True while a connection is open.</summary>
    internal bool IsUp => Pool is { IsUp: true };

    /// <summary>True after an event that the host is down, until one that it is up.</summary>
    internal bool IsMarkedDown { get; set; }

    public override string ToString() => Address.ToString();
}
