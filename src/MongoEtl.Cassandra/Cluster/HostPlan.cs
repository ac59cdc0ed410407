namespace MongoEtl.Cassandra;

/// <summary>The order in which one request tries hosts: the key's replicas, then the others, each once. Both begin at a turning place, so
/// that requests spread. Allocates nothing.</summary>
internal struct HostPlan<THost> where THost : class
{
    private readonly THost[] _replicas;
    private readonly THost[] _hosts;
    private readonly int _turn;
    private int _next;

    /// <param name="replicas">The key's replicas; may be empty.</param>
    /// <param name="hosts">All hosts that may be asked.</param>
    /// <param name="turn">Any number; successive requests give successive ones.</param>
    internal HostPlan(THost[] replicas, THost[] hosts, int turn)
    {
        _replicas = replicas;
        _hosts = hosts;
        _turn = turn & int.MaxValue;
    }

    /// <summary>The next host, or null when every one has been named.</summary>
    internal THost? Next()
    {
        if (_next < _replicas.Length)
            return _replicas[(int)(((uint)_turn + (uint)_next++) % (uint)_replicas.Length)];
        while (_next - _replicas.Length < _hosts.Length)
        {
            var host = _hosts[(int)(((uint)_turn + (uint)(_next++ - _replicas.Length)) % (uint)_hosts.Length)];
            if (Array.IndexOf(_replicas, host) < 0)
                return host;
        }
        return null;
    }
}
