namespace MongoEtl.Cassandra.Tests;

/// <summary>One connection to a <see cref="FakeNode"/>.</summary>
internal sealed class FakeConnection(ScriptedPeer peer, int clientPort, bool isShardAware) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1);

    internal ScriptedPeer Peer => peer;

    /// <summary>The client's own port.</summary>
    internal int ClientPort => clientPort;

    /// <summary>True when it came by the shard-aware port.</summary>
    internal bool IsShardAware => isShardAware;

    /// <summary>The shard it was given.</summary>
    internal int Shard { get; set; }

    /// <summary>True once it asked for events.</summary>
    internal bool IsRegistered { get; set; }

    internal async Task SendAsync(short stream, Opcode opcode, byte[] body)
    {
        await _sending.WaitAsync();
        try
        {
            await peer.SendAsync(stream, opcode, body);
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();
}
