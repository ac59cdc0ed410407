using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>SIGKILL at every step of a migration, hit exactly, then a run with another number of jobs.</summary>
[Trait("Category", "Server")]
public sealed class KilledAtMomentTests(PostgresFixture postgres, CommunityRun community)
{
    private static readonly Moment[] _moments =
    [
        Moment.BeforeDdl("start: state is being created", "CREATE TABLE mongoetl.entities"),
        Moment.BeforeDdl("start: tables are being created", "CREATE TABLE .*user"),
        Moment.BeforeInsert("start: the run is being recorded", "mongoetl.runs", 1),
        Moment.BeforeInsert("start: entities are being begun", "mongoetl.entities", 4),
        Moment.BeforeInsert("key pass: keys are being copied", "mongoetl.keys_.*", 900),
        Moment.InCommitOfInsert("key pass: COMMIT of keys", "mongoetl.key_maps", 3),
        Moment.BeforeDdl("key pass: the key map's index is being built", "CREATE UNIQUE INDEX .*keys_.*"),
        Moment.BeforeInsert("COPY: rows of users are being copied", "public.user", 700),
        Moment.InCommitOfInsert("COPY: COMMIT of users", "public.user", 700),
        Moment.BeforeUpdate("COPY: the checkpoint is being moved", "mongoetl.partitions", "NEW.entity = 'user' AND NEW.is_done"),
        Moment.InCommitOfUpdate("COPY: COMMIT of a checkpoint", "mongoetl.partitions", "NEW.entity = 'user' AND NEW.is_done"),
        Moment.BeforeDdl("indexes: a primary key is being built", "ALTER TABLE .*user.* PRIMARY KEY"),
        Moment.AfterDdl("indexes: an index is built, not committed", "CREATE INDEX .*user"),
        Moment.InCommitOfUpdate("indexes: COMMIT", "mongoetl.entities", "NEW.entity = 'user' AND NEW.phase = 'Keyed'"),
        Moment.BeforeUpdate("settling: references are settled", "mongoetl.entities", "NEW.entity = 'user' AND NEW.phase = 'Settled'"),
        Moment.BeforeDdl("constraints: a foreign key is being added", "ALTER TABLE .*user.* FOREIGN KEY"),
        Moment.BeforeDdl("constraints: a foreign key is being validated", "VALIDATE CONSTRAINT"),
        Moment.InCommitOfUpdate("constraints: COMMIT", "mongoetl.entities", "NEW.entity = 'user' AND NEW.phase = 'Constrained'"),
        Moment.BeforeUpdate("end: the last phase is being recorded", "mongoetl.entities", "NEW.entity = 'live' AND NEW.phase = 'Done'"),
    ];

    public static TheoryData<string> Moments => [.. _moments.Select(moment => moment.Name)];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Killed_there_and_run_again_with_other_jobs_it_leaves_what_an_undisturbed_run_leaves(string moment)
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        await using var server = await PausedServer.PrepareAsync(database, _moments.Single(known => known.Name == moment));

        using var first = migrator.Start("migrate", "--source", community.Dump, "--jobs", "3");
        if (!await server.ReachedAsync(first))
            Assert.Fail($"the run ended without coming to this moment\n{(await first.WaitAsync()).All}");
        first.Kill();

        // The server still holds what the killed process asked for last: the next run has to wait for it, not to assume its outcome.
        using var second = migrator.Start("migrate", "--source", community.Dump, "--jobs", "2");
        await server.LetGoAsync();
        (await second.WaitAsync()).ShouldExit(3);

        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, moment);
    }
}
