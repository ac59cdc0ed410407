using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>What a source says of a server's collections, and what it refuses.</summary>
public sealed class MongoSourceTests
{
    private const string Uuid = """{"$binary": {"base64": "AAECAwQFBgcICQoLDA0ODw==", "subType": "04"}}""";

    private static readonly byte[][] s_documents =
        [.. Enumerable.Range(0, 300).Select(value => Ids.Document(new IdValue(BsonType.Int32, BitConverter.GetBytes(value)), 10))];

    [Fact]
    public async Task A_collection_is_known_by_its_UUID_and_by_its_place_where_there_is_none()
    {
        (await DescribeAsync($$$"""{"name": "c", "type": "collection", "info": {"uuid": {{{Uuid}}}}}"""))
            .Identity.ShouldBe("db.c, UUID 00010203-0405-0607-0809-0a0b0c0d0e0f");
        var plain = await DescribeAsync("""{"name": "c", "type": "collection"}""");
        plain.Identity.ShouldBe("here, db.c");
        (plain.Documents, plain.Bytes, plain.Database).ShouldBe((300, s_documents.Sum(document => document.Length), "db"));
    }

    [Theory]
    [InlineData("view", "a view")]
    [InlineData("timeseries", "time series")]
    public async Task Views_and_time_series_are_refused_with_what_to_do(string type, string words)
    {
        var fault = await Should.ThrowAsync<SourceException>(() => DescribeAsync($$"""{"name": "c", "type": "{{type}}"}"""));
        fault.Message.ShouldContain(words);
        fault.Message.ShouldContain("$out");
    }

    [Fact]
    public async Task A_collection_that_may_not_be_read_is_refused_with_what_to_do()
    {
        var servers = Forbidding("find");
        await using var source = Source(servers);
        var fault = await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default));
        fault.Message.ShouldContain("grant the user the role read");
    }

    [Fact]
    public async Task Sizes_that_may_not_be_asked_for_are_left_open()
    {
        var servers = Forbidding("collStats");
        await using var source = Source(servers);
        (await source.DescribeAsync("c", null, default)).ShouldNotBeNull().Documents.ShouldBeNull();
    }

    [Fact]
    public async Task A_collection_with_a_collation_is_one_part()
    {
        await using var source = Source(new FakeServers(s_documents)
        {
            Entry = ExtendedJson.Parse("""{"name": "c", "type": "collection", "options": {"collation": {"locale": "es"}}}"""),
        });
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        (await source.PartitionAsync(info, 5, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Parts_are_equal_in_size_where_the_server_takes_samples()
    {
        var servers = new FakeServers(s_documents);
        await using var source = Source(servers);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var sizes = new List<int>();
        foreach (var partition in await source.PartitionAsync(info, 4, default))
        {
            var (batches, _) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start);
            sizes.Add(batches.Sum(batch => batch.Documents.Count));
        }
        sizes.Count.ShouldBe(4);
        sizes.ShouldAllBe(size => size >= 70 && size <= 80);
        servers.Commands.ShouldContain("aggregate");
    }

    [Theory]
    [InlineData("0-100", "")]
    [InlineData(";;", "100")]
    [InlineData(";;", "EAEAAAA=:x")]
    [InlineData("nonsense;;", "")]
    [InlineData(";;", "AwU=")]
    public async Task Parts_and_positions_of_another_source_are_refused(string bounds, string from)
    {
        await using var source = Source(new FakeServers(s_documents));
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        (await Should.ThrowAsync<SourceException>(async () =>
        {
            var part = new SourcePartition("c", 0, bounds, 1);
            await using var reader = await source.OpenAsync(info, part, new SourcePosition(from), default);
        })).Message.ShouldContain("is no");
    }

    [Fact]
    public async Task Documents_that_come_after_the_parts_were_made_are_left_to_the_next_run()
    {
        var servers = new FakeServers(Enumerable.Range(1, 3).Select(value => Ids.Document(ObjectId(value))));
        await using var source = Source(servers);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var parts = await source.PartitionAsync(info, 1, default);
        servers.Documents.Add(Ids.Document(ObjectId(4)));
        var (batches, _) = await Reading.BatchesAsync(source, info, parts.ShouldHaveSingleItem(), SourcePosition.Start);
        batches.Sum(batch => batch.Documents.Count).ShouldBe(3);
    }

    private static FakeServers Forbidding(string command) => new(s_documents)
    {
        Fault = name => name == command ? Errors.Refusal(name, MongoErrorCode.Unauthorized) : null,
    };

    private static IdValue ObjectId(int value) => new(BsonType.ObjectId, [.. new byte[11], (byte)value]);

    private static async Task<CollectionInfo> DescribeAsync(string entry)
    {
        await using var source = Source(new FakeServers(s_documents) { Entry = ExtendedJson.Parse(entry) });
        return (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
    }

    private static MongoSource Source(FakeServers servers) =>
        new("fake", "db", "here", new ReadClient(servers, new ReadSettings { SplitAboveBytes = 0, WalkAboveBytes = 0 }));
}
