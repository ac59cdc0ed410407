using System.Globalization;

namespace MongoEtl.Runtime.Tests;

/// <summary>Collections in memory; positions are document numbers within the collection.</summary>
internal sealed class FakeSource(Dictionary<string, Doc[]> collections) : IDocumentSource
{
    public Faults Faults { get; set; } = new();

    /// <summary>The documents of each collection; another array is what a later run finds.</summary>
    public Dictionary<string, Doc[]> Collections => collections;

    /// <summary>Reading this document of this collection fails for good.</summary>
    public (string Collection, int Document) TornAt { get; set; } = ("", -1);

    /// <summary>Most parts a collection is cut into.</summary>
    public int MostParts { get; set; } = 3;

    public int OpenReaders;

    public string Name => "fake";

    public Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation) =>
        Task.FromResult(collections.TryGetValue(collection, out var documents)
            // So many bytes that as many parts are asked for as the test wants.
            ? new CollectionInfo(collection, "db", 1L << 32, documents.Length, $"{documents.Length} documents")
            : null);

    public Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation)
    {
        var count = collections[collection.Name].Length;
        var parts = Math.Min(Math.Min(wanted, MostParts), Math.Max(1, count));
        return Task.FromResult<IReadOnlyList<SourcePartition>>([.. Enumerable.Range(0, parts)
            .Select(part => new SourcePartition(collection.Name, part, $"{count * part / parts}-{count * (part + 1) / parts}", count / parts))]);
    }

    public ValueTask<IPartitionReader> OpenAsync(
        CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation)
    {
        Faults.SourcePoint();
        var bounds = partition.Bounds.Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var start = from == SourcePosition.Start ? bounds[0] : int.Parse(from.Text, CultureInfo.InvariantCulture);
        Interlocked.Increment(ref OpenReaders);
        return ValueTask.FromResult<IPartitionReader>(new Reader(this, collection.Name, collections[collection.Name], start, bounds[1]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Reader(FakeSource source, string collection, Doc[] documents, int at, int end) : IPartitionReader
    {
        private int _at = at;

        public async ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            source.Faults.SourcePoint();
            batch.Clear();
            while (_at < end && batch.Count < limits.Documents && !IsTorn)
            {
                var bytes = documents[_at].ToBson();
                if (batch.Count > 0 && batch.Bytes + bytes.Length > limits.Bytes)
                    break;
                bytes.CopyTo(batch.Add(bytes.Length));
                _at++;
            }
            if (batch.Count == 0 && _at < end && IsTorn)
                throw new SourceException($"{collection} is torn at {_at}");
            batch.End = new SourcePosition(_at.ToString(CultureInfo.InvariantCulture));
            return batch.Count > 0;
        }

        private bool IsTorn => source.TornAt == (collection, _at);

        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref source.OpenReaders);
            return ValueTask.CompletedTask;
        }
    }
}
