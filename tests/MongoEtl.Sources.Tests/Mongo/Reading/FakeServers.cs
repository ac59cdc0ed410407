namespace MongoEtl.Sources.Tests;

/// <summary>A deployment in memory with one collection, whose documents are in the order of their ids.</summary>
internal sealed class FakeServers(IEnumerable<byte[]> documents) : IReadServers
{
    /// <summary>The documents.</summary>
    public List<byte[]> Documents { get; } = [.. documents.OrderBy(document => IdValue.Of(document))];

    /// <summary>Whether <c>min</c>, <c>max</c> and <c>$sample</c> are understood, as MongoDB does, or passed over.</summary>
    public bool IsMongoDb { get; init; } = true;

    /// <summary>How <c>listCollections</c> describes the collection.</summary>
    public byte[] Entry { get; init; } = ExtendedJson.Parse("""{"name": "c", "type": "collection", "options": {}}""");

    /// <summary>What happens to a command, by its name, instead of an answer; null: it is answered.</summary>
    public Func<string, Exception?> Fault { get; set; } = static _ => null;

    /// <summary>The cluster time that answers to finds tell, or null.</summary>
    public ulong? ClusterTime { get; set; }

    /// <summary>Cluster times that finds asked for so far.</summary>
    public List<ulong> Times { get; } = [];

    /// <summary>Names of the commands so far.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Cursors that are open: documents still to send.</summary>
    public Dictionary<long, Queue<byte[]>> Cursors { get; } = [];

    /// <summary>Connections that are out.</summary>
    public int Leases;

    public long NextCursor { get; set; } = 1;

    public ValueTask<IReadServer> SelectAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Increment(ref Leases);
        return ValueTask.FromResult<IReadServer>(new FakeServer(this));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
