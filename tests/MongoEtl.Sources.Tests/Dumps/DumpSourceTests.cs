using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class DumpSourceTests
{
    [Fact]
    public async Task Nothing_there_says_what_was_looked_for_and_the_nearest_folder()
    {
        using var folder = new TemporaryFolder();
        var fault = await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync(Path.Combine(folder.Path, "no", "dump"), default));
        fault.Message.ShouldContain(Path.Combine(folder.Path, "no", "dump") + ": looked for a mongodump folder or archive");
        fault.Message.ShouldContain($"look into {folder.Path} ");
        fault.Message.ShouldContain("MONGODB_URI");
    }

    [Fact]
    public async Task Folder_without_bson_says_what_belongs_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.metadata.json", "{}"u8.ToArray());
        folder.Write("prelude.json", "{}"u8.ToArray());
        var fault = await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync(folder.Path, default));
        fault.Message.ShouldContain("looked for <database>/<collection>.bson");
        fault.Message.ShouldContain("MONGODB_URI");
    }

    [Fact]
    public async Task File_of_another_kind_is_no_archive()
    {
        using var folder = new TemporaryFolder();
        foreach (var content in new[] { [], [1, 2, 3], new byte[100], TemporaryFolder.Gzip(new byte[100]), [0x1f, 0x8b, 9] })
        {
            var fault = await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync(folder.Write("x", content), default));
            fault.Message.ShouldContain("does not begin as an archive");
        }

        var collection = folder.Write("db/c.bson", Samples.Documents([30]));
        (await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync(collection, default)))
            .Message.ShouldEndWith($"to the folder: {Path.Combine(folder.Path, "db")}.");
    }

    [Fact]
    public async Task File_uri_is_a_path()
    {
        using var folder = new TemporaryFolder();
        folder.Write("with space/db/c.bson", Samples.Documents([30]));
        foreach (var uri in new[] { $"file://{folder.Path}/with%20space", $"file:{folder.Path}/with%20space", $"FILE://localhost{folder.Path}/with%20space" })
            (await Reading.AllAsync(uri, "c")).Count.ShouldBe(1);
        (await Should.ThrowAsync<SourceException>(() => DumpSource.OpenAsync("file://elsewhere/dump", default)))
            .Message.ShouldContain("file:///backup/dump");
    }

    [Fact]
    public async Task Collection_of_several_databases_names_them_and_the_way_out()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one/c.bson", Samples.Documents([30]));
        folder.Write("two/c.bson", Samples.Documents([40]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        (await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default))).Message.ShouldContain(
            "collection c is in 2 databases: one, two. Say which one is meant: [Collection(\"c\", Database = \"one\")].");
        (await source.DescribeAsync("c", "two", default)).ShouldNotBeNull().Bytes.ShouldBe(40);
        (await source.DescribeAsync("c", "three", default)).ShouldBeNull();
        (await source.DescribeAsync("d", null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Both_forms_of_one_collection_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.bson", Samples.Documents([30]));
        folder.Write("db/c.bson.gz", TemporaryFolder.Gzip(Samples.Document(30, 1)));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        (await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default))).Message.ShouldContain("both claim to be c");
    }

    [Fact]
    public async Task Oplog_beside_the_databases_is_no_collection()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/c.bson", Samples.Documents([30]));
        folder.Write("oplog.bson", Samples.Documents([30]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        (await source.DescribeAsync("oplog", null, default)).ShouldBeNull();
        (await source.DescribeAsync("c", null, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Unreadable_and_vanished_files_are_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("db/c.bson", Samples.Documents([30]));
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        File.Delete(path);
        (await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default))).Message.ShouldContain($"{path}: not there any more");
        // A folder in its place is refused by the system in the same way as a file without permission, also for root.
        Directory.CreateDirectory(path);
        (await Should.ThrowAsync<SourceException>(() => source.DescribeAsync("c", null, default))).Message.ShouldContain("read permission");
    }

    [Fact]
    public async Task Identity_changes_with_size_head_and_tail()
    {
        using var folder = new TemporaryFolder();
        var content = new byte[300_000];
        var identities = new HashSet<string>();
        foreach (var change in new[] { -1, 0, 65_535, 299_999 })
        {
            var changed = content.ToArray();
            if (change >= 0)
                changed[change] = 1;
            identities.Add(await IdentityAsync(folder, changed)).ShouldBeTrue();
        }

        identities.Add(await IdentityAsync(folder, content[1..])).ShouldBeTrue();
        identities.Add(await IdentityAsync(folder, content)).ShouldBeFalse();
        identities.First().ShouldMatch("^300000:[0-9a-f]{32}:[0-9a-f]{32}$");
    }

    private static async Task<string> IdentityAsync(TemporaryFolder folder, byte[] content)
    {
        folder.Write("db/c.bson", content);
        await using var source = await DumpSource.OpenAsync(folder.Path, default);
        return (await source.DescribeAsync("c", null, default)).ShouldNotBeNull().Identity;
    }
}
