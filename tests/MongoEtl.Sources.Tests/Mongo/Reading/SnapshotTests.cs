using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Read concern snapshot: one cluster time for all parts, in this process and the next.</summary>
public sealed class SnapshotTests
{
    private const ulong Now = (1_700_000_000UL << 32) | 5;

    [Fact]
    public async Task All_parts_are_read_at_the_time_of_the_first_snapshot()
    {
        var servers = Servers();
        await using var source = Source(servers, ReadConcern.Snapshot);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var parts = await source.PartitionAsync(info, 3, default);
        servers.ClusterTime = Now + 1;
        (await source.PartitionAsync(info, 1, default)).Concat(parts)
            .ShouldAllBe(part => PartitionBounds.Parse(part.Bounds)!.ClusterTime == Now);
        servers.Times.Clear();
        foreach (var part in parts)
            await Reading.BatchesAsync(source, info, part, SourcePosition.Start);
        servers.Times.ShouldBe([Now, Now, Now]);
    }

    [Fact]
    public async Task A_moment_that_the_server_has_forgotten_ends_the_run_with_what_to_do()
    {
        var servers = Servers();
        await using var source = Source(servers, ReadConcern.Snapshot);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var part = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        servers.Fault = static name => name == "find" ? Errors.Refusal(name, 239) : null;
        var (_, fault) = await Reading.BatchesAsync(source, info, part, SourcePosition.Start);
        fault.ShouldNotBeNull().Message.ShouldContain("minSnapshotHistoryWindowInSeconds");
        fault.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_load_is_not_resumed_with_another_read_concern()
    {
        var servers = Servers();
        await using var source = Source(servers, ReadConcern.Local);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var part = new SourcePartition("c", 0, new PartitionBounds(IdRange.All, Now).Text, 0);
        (await Should.ThrowAsync<SourceException>(async () =>
        {
            await using var reader = await source.OpenAsync(info, part, SourcePosition.Start, default);
        })).Message.ShouldContain("begun with read concern snapshot");
    }

    private static FakeServers Servers() =>
        new(Enumerable.Range(0, 60).Select(value => Ids.Document(new IdValue(BsonType.Int32, BitConverter.GetBytes(value))))) { ClusterTime = Now };

    private static MongoSource Source(FakeServers servers, ReadConcern concern) =>
        new("fake", "db", "here", new ReadClient(servers, new ReadSettings { Concern = concern, SplitAboveBytes = 0 }));
}
