using System.Text;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class ArchiveTests
{
    private static readonly List<byte[]> s_users = Samples.Documents([30, 47, 5, 120, 33, 64, 300_000, 21]);
    private static readonly List<byte[]> s_rooms = Samples.Documents([77, 5, 400_000, 90]);

    private static ArchiveWriter Interleaved() => new ArchiveWriter("app.users", "app.rooms", "app.empty")
        .Segment("app.users", s_users[..3])
        .Segment("app.rooms", s_rooms[..1])
        .Segment("app.users", s_users[3..4])
        .Segment("app.empty").Eof("app.empty")
        .Segment("app.rooms", s_rooms[1..])
        .Eof("app.rooms")
        .Segment("app.users", s_users[4..])
        .Eof("app.users");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interleaved_archive_gives_each_collection_whole_whatever_the_batch(bool gzip)
    {
        using var folder = new TemporaryFolder();
        var bytes = Interleaved().ToArray();
        var path = folder.Write("any.name", gzip ? TemporaryFolder.Gzip(bytes) : bytes);
        foreach (var limits in new[] { new BatchLimits(1, 1), new BatchLimits(2, 100), new BatchLimits(3, 1 << 20), BatchLimits.Default })
        {
            Reading.ShouldEqual(await Reading.AllAsync(path, "users", 4, limits), s_users);
            Reading.ShouldEqual(await Reading.AllAsync(path, "rooms", 4, limits), s_rooms);
            Reading.ShouldEqual(await Reading.AllAsync(path, "empty", 4, limits), []);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_on_from_every_batch_gives_the_rest_and_still_checks_the_sum(bool gzip)
    {
        using var folder = new TemporaryFolder();
        var bytes = Interleaved().ToArray();
        var path = folder.Write("a", gzip ? TemporaryFolder.Gzip(bytes) : bytes);
        await using var source = await DumpSource.OpenAsync(path, default);
        var info = (await source.DescribeAsync("users", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 8, default)).ShouldHaveSingleItem();
        var (batches, _) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(1, 1));
        batches.Count.ShouldBe(s_users.Count);
        for (var done = 1; done <= batches.Count; done++)
        {
            var (rest, fault) = await Reading.BatchesAsync(source, info, partition, batches[done - 1].End);
            fault.ShouldBeNull();
            Reading.ShouldEqual([.. rest.SelectMany(b => b.Documents)], s_users[done..]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_checksum_is_an_error_behind_the_documents(bool resumed)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a", new ArchiveWriter("app.users").Segment("app.users", s_users).Eof("app.users", damage: 1).ToArray());
        await using var source = await DumpSource.OpenAsync(path, default);
        var info = (await source.DescribeAsync("users", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        var (batches, fault) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start);
        Reading.ShouldEqual([.. batches.SelectMany(b => b.Documents)], s_users);
        if (resumed)
            (batches, fault) = await Reading.BatchesAsync(source, info, partition, batches[^1].End);
        fault.ShouldNotBeNull().Message.ShouldContain("the documents of app.users have checksum");
    }

    [Fact]
    public async Task Archive_cut_at_any_byte_delivers_what_is_complete_then_fails()
    {
        using var folder = new TemporaryFolder();
        var users = Samples.Documents([30, 47, 5]);
        var rooms = Samples.Documents([77]);
        var prelude = new ArchiveWriter("app.users", "app.rooms").Length;
        var bytes = new ArchiveWriter("app.users", "app.rooms")
            .Segment("app.users", users[..2]).Segment("app.rooms", rooms).Eof("app.rooms").Segment("app.users", users[2..]).Eof("app.users").ToArray();
        for (var cut = 4; cut < bytes.Length - 4; cut++)
        {
            var path = folder.Write("a", bytes[..cut]);
            if (cut < prelude)
            {
                (await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync(path, default))).Message.ShouldContain($"{path}, byte ");
                continue;
            }

            var (read, fault) = await Reading.UntilFaultAsync(path, "users");
            Reading.ShouldEqual(read, users[..read.Count]);
            fault.ShouldNotBeNull().Message.ShouldContain("The file was cut off");
        }

        // All that is missing is the terminator behind the last EOF header: nothing of the collection.
        folder.Write("a", bytes[..^4]);
        Reading.ShouldEqual(await Reading.AllAsync(Path.Combine(folder.Path, "a"), "users"), users);
    }

    [Fact]
    public async Task Damage_between_documents_is_named()
    {
        using var folder = new TemporaryFolder();
        var start = new ArchiveWriter("app.users").Segment("app.users", s_users[..1]);
        var at = start.Length;
        var path = folder.Write("a", start.Raw(0xff, 0xff, 0xff, 0xff).ToArray());
        var (read, fault) = await Reading.UntilFaultAsync(path, "users");
        read.Count.ShouldBe(1);
        fault.ShouldNotBeNull().Message.ShouldContain($"byte {at}: expected a namespace header, found the terminator");

        path = folder.Write("a", new ArchiveWriter("app.users").Raw(5, 0, 0, 0, 0).ToArray());
        (_, fault) = await Reading.UntilFaultAsync(path, "users");
        fault.ShouldNotBeNull().Message.ShouldContain("expected a namespace header (db, collection, EOF, CRC), found another document");

        path = folder.Write("a", new ArchiveWriter("app.users").Raw(0xff, 0xff, 0xff, 0x7f).ToArray());
        (_, fault) = await Reading.UntilFaultAsync(path, "users");
        fault.ShouldNotBeNull().Message.ShouldContain("or the terminator ffffffff, found 2147483647");
    }

    [Fact]
    public async Task Identity_of_a_collection_holds_its_name()
    {
        using var folder = new TemporaryFolder();
        await using var source = await DumpSource.OpenAsync(folder.Write("a", Interleaved().ToArray()), default);
        var users = (await source.DescribeAsync("users", null, default)).ShouldNotBeNull();
        var rooms = (await source.DescribeAsync("rooms", "app", default)).ShouldNotBeNull();
        users.Identity.ShouldEndWith(":app.users");
        users.Identity.ShouldNotBe(rooms.Identity);
        users.Database.ShouldBe("app");
        (await source.DescribeAsync("users", "other", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Collection_of_several_databases_needs_the_database()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a", new ArchiveWriter("one.c", "two.c")
            .Segment("one.c", s_users[..1]).Segment("two.c", s_users[1..2]).Eof("one.c").Eof("two.c").ToArray());
        await using var source = await DumpSource.OpenAsync(path, default);
        (await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default))).Message.ShouldContain("one, two");
        var info = (await source.DescribeAsync("c", "two", default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        var (batches, fault) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start);
        fault.ShouldBeNull();
        Reading.ShouldEqual(batches.ShouldHaveSingleItem().Documents, s_users[1..2]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("1;0")]
    [InlineData("999999999;0")]
    public async Task Foreign_position_is_refused(string from)
    {
        using var folder = new TemporaryFolder();
        await using var source = await DumpSource.OpenAsync(folder.Write("a", Interleaved().ToArray()), default);
        var info = (await source.DescribeAsync("users", null, default)).ShouldNotBeNull();
        var partition = (await source.PartitionAsync(info, 1, default)).ShouldHaveSingleItem();
        var fault = await Should.ThrowAsync<SourceException>(
            async () => await source.OpenAsync(info, partition, new SourcePosition(from), default));
        fault.Message.ShouldContain("--restart");
    }

    [Fact]
    public void Checksum_of_the_tests_has_the_published_check_value() =>
        ArchiveWriter.Crc(0, Encoding.ASCII.GetBytes("123456789")).ShouldBe(0x995DC9BBDF1939FAUL);
}
