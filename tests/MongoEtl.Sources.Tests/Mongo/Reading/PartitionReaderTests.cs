using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Every document once and in order, whatever the ids, the cuts, the batches and the faults.</summary>
public sealed class PartitionReaderTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(150);

    private static readonly MongoNamespace s_plain = new() { Database = "db", Collection = "c" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ranges_of_mixed_ids_give_each_document_once_and_in_order(bool isMongoDb) => Prop.ForAll(
        (isMongoDb ? Ids.All : Ids.Common).Resize(120).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(),
        (ids, parts, documents) =>
        {
            var servers = Servers(ids, isMongoDb);
            var limits = new BatchLimits(documents, 500);
            var read = Run(ReadAllAsync(servers, parts, limits));
            read.ShouldBe(ids.Order());
            servers.Leases.ShouldBe(0);
            servers.Cursors.ShouldBeEmpty();
        }).Check(s_config);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lost_cursors_and_connections_lose_and_repeat_nothing(bool isMongoDb) => Prop.ForAll(
        (isMongoDb ? Ids.All : Ids.Common).Resize(150).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (ids, seed) =>
        {
            var servers = Servers(ids, isMongoDb);
            var random = new Random(seed);
            var limits = new BatchLimits(7, 200);
            servers.Fault = name => name is not ("getMore" or "find") || random.Next(4) > 0 ? null
                : random.Next(2) == 0 ? Errors.Network()
                : Errors.Refusal(name, name == "find" ? MongoErrorCode.PrimarySteppedDown : MongoErrorCode.CursorNotFound);
            Run(ReadStubbornlyAsync(servers, 3, limits)).ShouldBe(ids.Order());
            servers.Leases.ShouldBe(0);
        }).Check(s_config);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reading_on_behind_every_batch_gives_the_rest(bool isMongoDb)
    {
        var ids = Ids.Common.Sample(200, 200).MaxBy(some => some.Length)!;
        var servers = Servers(ids, isMongoDb);
        await using var source = Source(servers);
        var (info, partition) = (Info(ids.Length), new SourcePartition("c", 0, new PartitionBounds(IdRange.All, null).Text, 0));
        var (batches, fault) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(9, 1000));
        fault.ShouldBeNull();
        for (var index = 0; index < batches.Count; index++)
        {
            var (rest, _) = await Reading.BatchesAsync(source, info, partition, batches[index].End);
            rest.SelectMany(batch => batch.Documents).Select(document => IdValue.Of(document))
                .ShouldBe(batches.Skip(index + 1).SelectMany(batch => batch.Documents).Select(document => IdValue.Of(document)));
        }
    }

    [Fact]
    public async Task Documents_of_one_id_on_several_shards_are_all_read_across_a_lost_cursor()
    {
        var id = new IdValue(BsonType.Int32, [1, 0, 0, 0]);
        var servers = new FakeServers(Enumerable.Range(0, 40).Select(_ => Ids.Document(id)));
        servers.Fault = name => name == "getMore" && servers.Commands.Count % 2 == 0 ? Errors.Network() : null;
        (await ReadStubbornlyAsync(servers, 1, new BatchLimits(3, 100))).Count.ShouldBe(40);
    }

    [Fact]
    public async Task A_reader_that_is_closed_early_kills_its_cursor_and_frees_its_connection()
    {
        var servers = new FakeServers(Enumerable.Range(0, 5000).Select(value => Ids.Document(Integer(value))));
        await using (var client = new ReadClient(servers, new ReadSettings()))
        {
            var query = new FindQuery { Database = "db", Collection = "c" };
            await using var reader = new MongoPartitionReader(s_plain, query, null, client);
            using var batch = new DocumentBatch();
            (await reader.ReadAsync(batch, new BatchLimits(10, 1000), default)).ShouldBeTrue();
        }
        servers.Cursors.ShouldBeEmpty();
        servers.Leases.ShouldBe(0);
        servers.Commands[^2..].ShouldBe(["killCursors", "endSessions"]);
    }

    [Fact]
    public async Task A_server_that_passes_over_order_is_refused()
    {
        var servers = new FakeServers([]);
        servers.Documents.AddRange(new[] { 3, 1, 2 }.Select(value => Ids.Document(Integer(value))));
        var fault = await Should.ThrowAsync<SourceException>(() => ReadAllAsync(servers, 1, BatchLimits.Default));
        fault.Message.ShouldContain("another order");
    }

    [Fact]
    public async Task A_server_that_stays_away_is_a_failure_that_may_pass()
    {
        var servers = Servers([new IdValue(BsonType.Int32, [1, 0, 0, 0])], true);
        servers.Fault = static name => name == "find" ? Errors.Network() : null;
        var fault = await Should.ThrowAsync<SourceException>(() => ReadRangeAsync(servers, IdRange.All, BatchLimits.Default));
        fault.IsTransient.ShouldBeTrue();
    }

    private static FakeServers Servers(IEnumerable<IdValue> ids, bool isMongoDb) =>
        new(ids.Select((id, index) => Ids.Document(id, index * 7 % 90))) { IsMongoDb = isMongoDb };

    private static IdValue Integer(int value) => new(BsonType.Int32, BitConverter.GetBytes(value));

    private static MongoSource Source(FakeServers servers) =>
        new("fake", "db", "fake", new ReadClient(servers, new ReadSettings { SplitAboveBytes = 0, WalkAboveBytes = 0 }));

    private static CollectionInfo Info(int documents) => new("c", "db", 1000, documents, "");

    private static async Task<List<IdValue>> ReadAllAsync(FakeServers servers, int parts, BatchLimits limits, bool stubborn = false)
    {
        await using var client = new ReadClient(servers, new ReadSettings { SplitAboveBytes = 0, WalkAboveBytes = 0 });
        var collection = new MongoNamespace { Database = "db", Collection = "c" };
        var ranges = await new IdPartitioner(client, collection).CutAsync(parts, servers.Documents.Count, 1000, default);
        var read = new List<IdValue>();
        foreach (var range in ranges)
        {
            // As state keeps it.
            var kept = PartitionBounds.Parse(new PartitionBounds(range, null).Text).ShouldNotBeNull().Range;
            read.AddRange(await ReadAsync(client, collection, kept, limits, stubborn));
        }
        return read;
    }

    private static async Task<List<IdValue>> ReadStubbornlyAsync(FakeServers servers, int parts, BatchLimits limits)
    {
        while (true)
        {
            try
            {
                return await ReadAllAsync(servers, parts, limits, stubborn: true);
            }
            catch (SourceException fault) when (fault.IsTransient)
            {
                // While it was cut; the pipeline would pause and begin again.
            }
        }
    }

    private static async Task<List<IdValue>> ReadRangeAsync(FakeServers servers, IdRange range, BatchLimits limits)
    {
        await using var client = new ReadClient(servers, new ReadSettings());
        return await ReadAsync(client, s_plain, range, limits, stubborn: false);
    }

    // A stubborn reader begins again from its last position, as workers do from their checkpoint.
    private static async Task<List<IdValue>> ReadAsync(
        ReadClient client, MongoNamespace collection, IdRange range, BatchLimits limits, bool stubborn)
    {
        var query = new FindQuery { Database = "db", Collection = "c", Range = range };
        var read = new List<IdValue>();
        ReadPosition? position = null;
        using var batch = new DocumentBatch();
        while (true)
        {
            await using var reader = new MongoPartitionReader(collection, query, position, client);
            try
            {
                while (await reader.ReadAsync(batch, limits, default))
                {
                    read.AddRange(Enumerable.Range(0, batch.Count).Select(index => IdValue.Of(batch.Document(index))!));
                    position = ReadPosition.Parse(batch.End.Text);
                }
                return read;
            }
            catch (SourceException fault) when (stubborn && fault.IsTransient)
            {
                // Again.
            }
        }
    }

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
