using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Reads dumps through the ports, as the pipeline does.</summary>
internal static class Reading
{
    /// <summary>One batch as it was delivered.</summary>
    public sealed record Delivered(List<byte[]> Documents, SourcePosition End);

    /// <summary>Options under which even the smallest file is split.</summary>
    public static DumpOptions SplitAlways { get; } = new() { SplitAboveBytes = 0 };

    /// <summary>All documents of a collection, over all partitions in order.</summary>
    public static async Task<List<byte[]>> AllAsync(string path, string collection, int partitions = 1, BatchLimits? limits = null)
    {
        await using var source = await DumpSource.OpenAsync(path, SplitAlways, default);
        var info = (await source.DescribeAsync(collection, null, default)).ShouldNotBeNull();
        var documents = new List<byte[]>();
        foreach (var partition in await source.PartitionAsync(info, partitions, default))
        {
            var (batches, fault) = await BatchesAsync(source, info, partition, SourcePosition.Start, limits);
            fault.ShouldBeNull();
            documents.AddRange(batches.SelectMany(b => b.Documents));
        }

        return documents;
    }

    /// <summary>What a collection, read as one partition, delivers, and the error it ends with.</summary>
    public static async Task<(List<byte[]> Documents, SourceException? Fault)> UntilFaultAsync(
        string path, string collection, BatchLimits? limits = null)
    {
        await using var source = await DumpSource.OpenAsync(path, default);
        var info = (await source.DescribeAsync(collection, null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        var (batches, fault) = await BatchesAsync(source, info, partition, SourcePosition.Start, limits);
        return ([.. batches.SelectMany(b => b.Documents)], fault);
    }

    /// <summary>The batches of a partition after a position, and the error the reading ends with.</summary>
    public static async Task<(List<Delivered> Batches, SourceException? Fault)> BatchesAsync(
        IDocumentSource source, CollectionInfo info, SourcePartition partition, SourcePosition from, BatchLimits? limits = null)
    {
        var bounds = limits ?? BatchLimits.Default;
        var batches = new List<Delivered>();
        using var batch = new DocumentBatch();
        await using var reader = await source.OpenAsync(info, partition, from, default);
        try
        {
            while (await reader.ReadAsync(batch, bounds, default))
            {
                batch.Count.ShouldBeInRange(1, Math.Max(1, bounds.Documents));
                (batch.Count == 1 || batch.Bytes <= bounds.Bytes).ShouldBeTrue("a batch of several documents stays within its bytes");
                batches.Add(new([.. Enumerable.Range(0, batch.Count).Select(i => batch.Document(i).ToArray())], batch.End));
            }

            batch.Count.ShouldBe(0);
            return (batches, null);
        }
        catch (SourceException fault)
        {
            return (batches, fault);
        }
    }

    /// <summary>Fails, saying where, unless both hold the same documents in the same order.</summary>
    public static void ShouldEqual(List<byte[]> actual, List<byte[]> expected)
    {
        for (var i = 0; i < Math.Min(actual.Count, expected.Count); i++)
            actual[i].AsSpan().SequenceEqual(expected[i]).ShouldBeTrue($"document {i} differs");
        actual.Count.ShouldBe(expected.Count);
    }
}
