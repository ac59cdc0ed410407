using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>What people are told of a server before a run.</summary>
public sealed class PreflightTests
{
    [Fact]
    public async Task Collections_are_counted_by_filter_and_absent_ones_are_named()
    {
        var source = new FakeSource { Found = { ["towns"] = new CollectionInfo("towns", "db", 2_500_000, 900, "x") }, Counted = 300 };
        (await new Preflight(source, SamplePlan.Create().Entities).RunAsync(default)).Replace("\r", "", StringComparison.Ordinal).ShouldBe("""
            fake://h can be read:
              entity    collection  documents   MB
              province  provinces      absent
              town      db.towns          300  2.5

            """);
    }

    [Fact]
    public async Task What_cannot_be_counted_in_time_is_said_so_and_what_is_large_is_timed()
    {
        var source = new FakeSource { Found = { ["towns"] = new CollectionInfo("towns", "db", 4_000_000_000, 9_000, "x") } };
        var text = await new Preflight(source, SamplePlan.Create().Entities).RunAsync(default);
        text.ShouldContain("of 9,000");
        text.ShouldContain("Reading 8,000 MB, keys and rows, takes about ");
    }

    private sealed class FakeSource : IDocumentSource, IPartitionReader
    {
        public Dictionary<string, CollectionInfo> Found { get; } = [];

        public long? Counted { get; init; }

        public string Name => "fake://h";

        public Task<CollectionInfo?> DescribeAsync(string collection, string? database, CancellationToken cancellation) =>
            Task.FromResult(Found.GetValueOrDefault(collection));

        public Task<long?> CountAsync(CollectionInfo collection, CancellationToken cancellation) => Task.FromResult(Counted);

        public Task<IReadOnlyList<SourcePartition>> PartitionAsync(CollectionInfo collection, int wanted, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<SourcePartition>>([new(collection.Name, 0, "", 0)]);

        public ValueTask<IPartitionReader> OpenAsync(
            CollectionInfo collection, SourcePartition partition, SourcePosition from, CancellationToken cancellation) =>
            ValueTask.FromResult<IPartitionReader>(this);

        public ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
        {
            batch.Clear();
            batch.Add(1000);
            return ValueTask.FromResult(true);
        }

        public ValueTask DisposeAsync() => default;
    }
}
