using System.IO.Compression;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;

namespace MongoEtl.IntegrationTests.RealDumps;

[Trait("Category", "Server")]
public sealed class DumpFormTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Folder_gzip_folder_archive_and_gzip_archive_give_the_same_tables()
    {
        using var forms = new TemporaryFolder();
        DumpFolder.Compress(RealDumpFiles.Folder(), forms.File("compressed"));
        var archive = Archive();
        await File.WriteAllBytesAsync(forms.File("dump.archive"), archive);
        await using (var gzip = new GZipStream(File.Create(forms.File("dump.archive.gz")), CompressionLevel.Fastest))
            await gzip.WriteAsync(archive);

        var folder = await MigrateAsync(RealDumpFiles.Folder());

        folder.Rows.ShouldBe(29_470 + 1_564 + 185 + 1);
        (await MigrateAsync(forms.File("compressed"))).ShouldEqual(folder, "compressed folder");
        (await MigrateAsync(forms.File("dump.archive"))).ShouldEqual(folder, "archive");
        (await MigrateAsync(forms.File("dump.archive.gz"))).ShouldEqual(folder, "compressed archive");
    }

    private async Task<DatabaseSnapshot> MigrateAsync(string source)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);
        (await migrator.RunAsync("migrate", "--source", source)).ShouldExit(0);
        return await DatabaseSnapshot.ReadAsync(database);
    }

    /// <summary>The dumps as one archive whose collections take turns, as mongodump interleaves them.</summary>
    private static byte[] Archive()
    {
        (string Name, Queue<byte[][]> Segments)[] collections =
        [
            .. new[] { ("sample_training", "zips"), ("sample_mflix", "theaters"), ("sample_mflix", "users"), ("sample_mflix", "sessions") }
                .Select(place => ($"{place.Item1}.{place.Item2}", new Queue<byte[][]>(Documents(RealDumpFiles.File(place.Item1, place.Item2)).Chunk(1_000)))),
        ];
        var archive = new Sources.Tests.ArchiveWriter([.. collections.Select(collection => collection.Name)]);
        while (collections.Any(collection => collection.Segments.Count > 0))
        {
            foreach (var (name, segments) in collections)
            {
                if (segments.TryDequeue(out var documents))
                    archive.Segment(name, documents);
            }
        }

        foreach (var (name, _) in collections)
            archive.Eof(name);
        return archive.ToArray();
    }

    private static IEnumerable<byte[]> Documents(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += BitConverter.ToInt32(bytes, at))
            yield return bytes[at..(at + BitConverter.ToInt32(bytes, at))];
    }
}
