using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;

namespace MongoEtl.IntegrationTests.RealDumps;

[Trait("Category", "Server")]
public sealed class JobsTests(PostgresFixture postgres)
{
    /// <summary>Where an ObjectId in a first element <c>_id</c> begins: behind length, type and name.</summary>
    private const int IdOffset = 9;

    [Fact]
    public async Task One_two_and_four_jobs_give_the_same_tables_and_keys()
    {
        using var dump = new TemporaryFolder();
        CopyMflix(dump.Path);
        WriteZips(Directory.CreateDirectory(dump.File("sample_training")).FullName, times: 6);

        var one = await MigrateAsync(dump.Path, jobs: 1);

        one.Rows.ShouldBe(6 * 29_470 + 1_564 + 185 + 1);
        (await MigrateAsync(dump.Path, jobs: 2)).ShouldEqual(one, "two jobs");
        (await MigrateAsync(dump.Path, jobs: 4)).ShouldEqual(one, "four jobs");
    }

    [Fact]
    public async Task A_run_killed_amid_several_parts_of_one_file_is_resumed_with_fewer_jobs()
    {
        using var dump = new TemporaryFolder();
        CopyMflix(dump.Path);
        WriteZips(Directory.CreateDirectory(dump.File("sample_training")).FullName, times: 6);
        var undisturbed = await MigrateAsync(dump.Path, jobs: 1);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);
        await using var server = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("COPY of several parts", "public.zips", 100_000));

        using var first = migrator.Start("migrate", "--source", dump.Path, "--jobs", "3");
        (await server.ReachedAsync(first)).ShouldBeTrue();
        first.Kill();
        await server.LetGoAsync();
        (await migrator.RunAsync("migrate", "--source", dump.Path, "--jobs", "1")).ShouldExit(0);

        (await DatabaseSnapshot.ReadAsync(database)).ShouldEqual(undisturbed, "killed amid several parts");
    }

    private async Task<DatabaseSnapshot> MigrateAsync(string source, int jobs)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);
        (await migrator.RunAsync("migrate", "--source", source, "--jobs", jobs.ToString())).ShouldExit(0);
        return await DatabaseSnapshot.ReadAsync(database);
    }

    private static void CopyMflix(string into)
    {
        var target = Directory.CreateDirectory(Path.Combine(into, "sample_mflix")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RealDumpFiles.Folder(), "sample_mflix")))
            File.WriteAllBytes(Path.Combine(target, Path.GetFileName(file)), File.ReadAllBytes(file));
    }

    /// <summary>The zips several times over with new ids: a file large enough to be read in several parts.</summary>
    private static void WriteZips(string folder, int times)
    {
        var bytes = File.ReadAllBytes(RealDumpFiles.File("sample_training", "zips"));
        using var file = File.Create(Path.Combine(folder, "zips.bson"));
        for (var time = 0; time < times; time++)
        {
            for (var at = 0; at < bytes.Length; at += BitConverter.ToInt32(bytes, at))
                bytes[at + IdOffset] = (byte)(0x40 + time);
            file.Write(bytes);
        }
    }
}
