using System.Buffers.Binary;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class TornFileTests
{
    private static readonly int[] s_lengths = [20, 5, 47, 33, 120, 5, 64];

    [Fact]
    public async Task File_cut_at_any_byte_delivers_what_is_complete_and_names_the_offset()
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents(s_lengths);
        var whole = documents.SelectMany(d => d).ToArray();
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            var complete = Complete(documents, cut, out var offset);
            var path = folder.Write("db/c.bson", whole[..cut]);
            foreach (var limits in new[] { BatchLimits.Default, new BatchLimits(2, 40) })
            {
                var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c", limits);
                Reading.ShouldEqual(read, complete);
                if (offset == cut)
                    fault.ShouldBeNull();
                else
                    fault.ShouldNotBeNull().Message.ShouldStartWith($"{path}, byte {offset}: expected a document");
            }
        }
    }

    [Fact]
    public async Task Gzip_cut_at_any_byte_delivers_only_true_documents_and_then_fails()
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents(s_lengths);
        var packed = TemporaryFolder.Gzip(documents.SelectMany(d => d).ToArray());
        for (var cut = 0; cut < packed.Length; cut++)
        {
            var path = folder.Write("db/c.bson.gz", packed[..cut]);
            var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c", new BatchLimits(3, 1000));
            Reading.ShouldEqual(read, documents[..read.Count]);
            fault.ShouldNotBeNull().Message.ShouldStartWith($"{path}, byte ");
            if (cut >= packed.Length - 8)
                read.Count.ShouldBe(documents.Count);
        }
    }

    [Fact]
    public async Task Large_gzip_cut_short_delivers_all_that_could_be_unpacked()
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents(Enumerable.Repeat(700, 4000));
        var packed = TemporaryFolder.Gzip(documents.SelectMany(d => d).ToArray());
        folder.Write("db/c.bson.gz", packed[..(packed.Length - 1000)]);
        var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c");
        Reading.ShouldEqual(read, documents[..read.Count]);
        read.Count.ShouldBeGreaterThan(3000);
        fault.ShouldNotBeNull().Message.ShouldContain("gzip");
    }

    [Fact]
    public async Task Gzip_of_several_members_is_read_to_the_end()
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents(Enumerable.Repeat(50, 3000));
        var members = documents.Chunk(1000).SelectMany(part => TemporaryFolder.Gzip(part.SelectMany(d => d).ToArray())).ToArray();
        folder.Write("db/c.bson.gz", members);
        Reading.ShouldEqual(await Reading.AllAsync(folder.Path, "c"), documents);
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0x1f })]
    [InlineData(new byte[] { 0x1f, 0x8b })]
    [InlineData(new byte[] { 7, 7, 7, 7 })]
    public async Task Gzip_followed_by_something_else_is_an_error_behind_the_documents(byte[] follower)
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents(s_lengths);
        folder.Write("db/c.bson.gz", [.. TemporaryFolder.Gzip(documents.SelectMany(d => d).ToArray()), .. follower]);
        var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c");
        Reading.ShouldEqual(read, documents);
        fault.ShouldNotBeNull().Message.ShouldContain("cannot be read on");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData((48 * 1024 * 1024) + 1)]
    public async Task Hostile_length_ends_reading_behind_the_documents_before_it(int length)
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents([30, 40, 50]);
        BinaryPrimitives.WriteInt32LittleEndian(documents[2], length);
        var path = folder.Write("db/c.bson", documents);
        var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c");
        Reading.ShouldEqual(read, documents[..2]);
        fault.ShouldNotBeNull().Message.ShouldStartWith(
            $"{path}, byte 70: expected a document length from 5 to 50331648, found {length}. ");
        // Cutting the file into parts meets the same length and leaves it to the last part.
        await using var source = await DumpSource.OpenAsync(folder.Path, Reading.SplitAlways, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        (await source.PartitionAsync(info, 9, default)).Sum(p => p.EstimatedBytes).ShouldBe(120);
    }

    [Fact]
    public async Task Missing_terminator_is_named()
    {
        using var folder = new TemporaryFolder();
        var documents = Samples.Documents([30, 40, 50]);
        documents[1][^1] = 7;
        folder.Write("db/c.bson", documents);
        var (read, fault) = await Reading.UntilFaultAsync(folder.Path, "c");
        read.Count.ShouldBe(1);
        fault.ShouldNotBeNull().Message.ShouldContain("byte 30: expected a document of 40 bytes that ends with a zero byte, found 0x07");
    }

    [Fact]
    public async Task A_failed_reader_keeps_failing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.bson", [9, 0, 0, 0, 1]);
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 4, default)).ShouldHaveSingleItem();
        await using var reader = await source.OpenAsync(info, partition, SourcePosition.Start, default);
        using var batch = new DocumentBatch();
        for (var attempt = 0; attempt < 2; attempt++)
            await Should.ThrowAsync<SourceException>(async () => await reader.ReadAsync(batch, BatchLimits.Default, default));
    }

    [Fact]
    public async Task File_that_shrinks_while_it_is_read_is_an_error_even_between_documents()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("db/c.bson", Samples.Documents([30, 40, 50]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        var info = (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        await using var reader = await source.OpenAsync(info, partition, SourcePosition.Start, default);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(70);
        using var batch = new DocumentBatch();
        (await reader.ReadAsync(batch, BatchLimits.Default, default)).ShouldBeTrue();
        batch.Count.ShouldBe(2);
        var fault = await Should.ThrowAsync<SourceException>(async () => await reader.ReadAsync(batch, BatchLimits.Default, default));
        fault.Message.ShouldContain("byte 70: cannot be read on: the file became shorter");
    }

    private static List<byte[]> Complete(List<byte[]> documents, int cut, out int offset)
    {
        var complete = new List<byte[]>();
        offset = 0;
        foreach (var document in documents)
        {
            if (offset + document.Length > cut)
                break;
            offset += document.Length;
            complete.Add(document);
        }

        return complete;
    }
}
