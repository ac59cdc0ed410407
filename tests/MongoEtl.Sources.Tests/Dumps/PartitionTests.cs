using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class PartitionTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(40);

    private static Arbitrary<int[]> Lengths() => Gen.Frequency(
            (20, Gen.Choose(5, 400)), (2, Gen.Choose(400, 70_000)), (1, Gen.Choose(260_000, 400_000)))
        .ArrayOf().Resize(40).ToArbitrary();

    [Fact]
    public void Every_number_of_partitions_gives_each_document_once_and_in_order() => Prop.ForAll(
        Lengths(),
        lengths =>
        {
            using var folder = new TemporaryFolder();
            var expected = Samples.Documents(lengths);
            folder.Write("db/c.bson", expected);
            for (var partitions = 1; partitions <= 9; partitions++)
                Reading.ShouldEqual(Run(Reading.AllAsync(folder.Path, "c", partitions)), expected);
        }).Check(s_config);

    [Fact]
    public void Every_batch_limit_reads_the_same() => Prop.ForAll(
        Lengths(),
        Gen.Choose(1, 50).ToArbitrary(),
        Gen.OneOf(Gen.Choose(1, 300), Gen.Choose(300, 200_000), Gen.Constant(1 << 20)).ToArbitrary(),
        (lengths, documents, bytes) =>
        {
            using var folder = new TemporaryFolder();
            var expected = Samples.Documents(lengths);
            folder.Write("db/plain.bson", expected);
            folder.Write("db/packed.bson.gz", TemporaryFolder.Gzip(expected.SelectMany(d => d).ToArray()));
            foreach (var collection in new[] { "plain", "packed" })
                Reading.ShouldEqual(Run(Reading.AllAsync(folder.Path, collection, 2, new BatchLimits(documents, bytes))), expected);
        }).Check(s_config);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_on_from_the_end_of_every_batch_gives_the_rest(bool gzip)
    {
        using var folder = new TemporaryFolder();
        var content = Samples.Documents(Enumerable.Range(0, 60).Select(i => 5 + (i * 37 % 300))).SelectMany(d => d).ToArray();
        folder.Write(gzip ? "db/c.bson.gz" : "db/c.bson", gzip ? TemporaryFolder.Gzip(content) : content);
        await using var source = await DumpSource.OpenAsync(folder.Path, Reading.SplitAlways, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        foreach (var partition in await source.PartitionAsync(info, 3, default))
        {
            var (batches, fault) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(3, 700));
            fault.ShouldBeNull();
            for (var done = 1; done <= batches.Count; done++)
            {
                var (rest, restFault) = await Reading.BatchesAsync(source, info, partition, batches[done - 1].End);
                restFault.ShouldBeNull();
                Reading.ShouldEqual(
                    [.. rest.SelectMany(b => b.Documents)], [.. batches.Skip(done).SelectMany(b => b.Documents)]);
            }
        }
    }

    [Fact]
    public async Task Position_in_a_file_is_its_byte_offset()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.bson", Samples.Documents([30, 40, 50]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        var (batches, _) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(1, 1000));
        batches.Select(b => b.End.Text).ShouldBe(["30", "70", "120"]);
    }

    [Theory]
    [InlineData("0-120", "x")]
    [InlineData("0-120", "-1")]
    [InlineData("50-120", "49")]
    [InlineData("0-100", "101")]
    [InlineData("gzip", "")]
    [InlineData("0-500", "")]
    [InlineData("0-", "")]
    public async Task Foreign_bounds_and_positions_are_refused(string bounds, string from)
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.bson", Samples.Documents([30, 40, 50]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var fault = await Should.ThrowAsync<SourceException>(
            async () => await source.OpenAsync(info, new SourcePartition("c", 0, bounds, 1), new SourcePosition(from), default));
        fault.Message.ShouldContain("--restart");
    }

    private static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
