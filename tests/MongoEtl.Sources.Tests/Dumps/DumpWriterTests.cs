using System.Text;

namespace MongoEtl.Sources.Tests;

public sealed class DumpWriterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Written_dump_reads_back_and_is_the_same_bytes_every_time(bool gzip)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var documents = Samples.Documents(Enumerable.Range(0, 500).Select(i => 20 + i));
        foreach (var folder in new[] { first, second })
        {
            using var collection = new DumpWriter(folder.Path, gzip).Open("db", "users");
            foreach (var document in documents)
                collection.Write(document);
            collection.Documents.ShouldBe(500);
            collection.Bytes.ShouldBe(documents.Sum(d => d.Length));
        }

        Reading.ShouldEqual(await Reading.AllAsync(first.Path, "users"), documents);
        var names = Directory.GetFiles(Path.Combine(first.Path, "db")).Select(Path.GetFileName).Order().ToList();
        names.ShouldBe(gzip ? ["users.bson.gz", "users.metadata.json.gz"] : ["users.bson", "users.metadata.json"]);
        foreach (var name in names)
            (await File.ReadAllBytesAsync(Path.Combine(first.Path, "db", name!)))
                .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(second.Path, "db", name!)));
    }

    [Fact]
    public async Task Empty_collection_is_written_and_read_in_both_forms()
    {
        using var folder = new TemporaryFolder();
        new DumpWriter(folder.Path).Open("db", "plain").Dispose();
        new DumpWriter(folder.Path, gzip: true).Open("db", "packed").Dispose();
        (await Reading.AllAsync(folder.Path, "plain", 4)).ShouldBeEmpty();
        (await Reading.AllAsync(folder.Path, "packed", 4)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Metadata_is_what_mongorestore_expects()
    {
        using var folder = new TemporaryFolder();
        new DumpWriter(folder.Path).Open("db", "café+1").Dispose();
        var metadata = await File.ReadAllTextAsync(Path.Combine(folder.Path, "db", "caf%C3%A9+1.metadata.json"));
        metadata.ShouldBe("""{"indexes":[{"v":2,"key":{"_id":1},"name":"_id_"}],"collectionName":"café+1","type":"collection"}""");
    }

    [Theory]
    [InlineData("system.users")]
    [InlineData("a/b c%41")]
    [InlineData("größe?")]
    [InlineData("$&+=:@-_.~")]
    public async Task Every_collection_name_survives_its_file_name(string name)
    {
        using var folder = new TemporaryFolder();
        using (var collection = new DumpWriter(folder.Path).Open("db", name))
            collection.Write(Samples.Document(30, 1));
        (await Reading.AllAsync(folder.Path, name)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Name_that_mongodump_cut_is_taken_from_the_metadata()
    {
        using var folder = new TemporaryFolder();
        var name = new string('é', 60);
        var stem = string.Concat(Enumerable.Repeat("%C3%A9", 35))[..208] + "%24digest";
        folder.Write($"db/{stem}.bson", Samples.Documents([30, 40]));
        folder.Write($"db/{stem}.metadata.json", Encoding.UTF8.GetBytes($$"""{"collectionName":"{{name}}"}"""));
        (await Reading.AllAsync(folder.Path, name)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Writing_again_replaces_the_other_form()
    {
        using var folder = new TemporaryFolder();
        foreach (var gzip in new[] { false, true, false })
        {
            using (var collection = new DumpWriter(folder.Path, gzip).Open("db", "c"))
                collection.Write(Samples.Document(30, 1));
            (await Reading.AllAsync(folder.Path, "c")).Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 5, 0, 0, 0 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 0, 0 })]
    public void What_is_no_document_is_not_written(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        using var collection = new DumpWriter(folder.Path).Open("db", "c");
        Should.Throw<ArgumentException>(() => collection.Write(bytes)).Message.ShouldStartWith("Not one BSON document");
        collection.Documents.ShouldBe(0);
    }

    [Fact]
    public void Database_name_that_leaves_the_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<ArgumentException>(() => new DumpWriter(folder.Path).Open("../up", "c")).Message.ShouldContain("no database name");
    }
}
