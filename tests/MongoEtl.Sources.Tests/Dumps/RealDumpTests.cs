using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class RealDumpTests
{
    [Theory]
    [InlineData("sample_training", "zips", 29_470)]
    [InlineData("sample_mflix", "theaters", 0)]
    [InlineData("sample_mflix", "users", 0)]
    [InlineData("sample_mflix", "sessions", 0)]
    public async Task Real_collection_reads_as_an_independent_walk_cuts_it(string database, string collection, int count)
    {
        var folder = RealDumps.Folder();
        var expected = Samples.Walk(await File.ReadAllBytesAsync(Path.Combine(folder, database, collection + ".bson")));
        if (count > 0)
            expected.Count.ShouldBe(count);
        foreach (var path in new[] { folder, Path.Combine(folder, database), "file:" + folder })
            Reading.ShouldEqual(await Reading.AllAsync(path, collection, partitions: 4), expected);
    }

    [Fact]
    public async Task Readers_of_all_partitions_run_side_by_side()
    {
        var folder = RealDumps.Folder();
        var expected = Samples.Walk(await File.ReadAllBytesAsync(Path.Combine(folder, "sample_training", "zips.bson")));
        await using var source = await DumpSource.OpenAsync(folder, Reading.SplitAlways, default);
        var info = (await source.DescribeAsync("zips", "sample_training", default)).ShouldNotBeNull();
        var partitions = await source.PartitionAsync(info, 8, default);
        partitions.Count.ShouldBe(8);
        partitions.Sum(p => p.EstimatedBytes).ShouldBe(info.Bytes);
        foreach (var partition in partitions)
            ((double)partition.EstimatedBytes).ShouldBe(info.Bytes / 8.0, 1000);

        var read = await Task.WhenAll(partitions.Select(p => Task.Run(
            () => Reading.BatchesAsync(source, info, p, SourcePosition.Start, new BatchLimits(1000, 64 * 1024)))));
        Reading.ShouldEqual([.. read.SelectMany(r => r.Batches).SelectMany(b => b.Documents)], expected);
    }

    [Fact]
    public async Task Small_file_is_one_partition_by_default()
    {
        await using var source = await DumpSource.OpenAsync(RealDumps.Folder(), default);
        var info = (await source.DescribeAsync("zips", null, default)).ShouldNotBeNull();
        (await source.PartitionAsync(info, 8, default)).ShouldHaveSingleItem().Bounds.ShouldBe($"0-{info.Bytes}");
    }
}
