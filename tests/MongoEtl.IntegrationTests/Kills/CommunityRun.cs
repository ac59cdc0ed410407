using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

[assembly: AssemblyFixture(typeof(CommunityRun))]

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>The sample of the reference domain, and what an undisturbed run makes of it; made once, when first asked for.</summary>
public sealed class CommunityRun : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly TemporaryFolder _folder = new();
    private RunResult? _expected;

    /// <summary>The dump folder; <see cref="ExpectedAsync"/> makes it.</summary>
    internal string Dump => _folder.File("sample");

    /// <summary>What a run that nothing disturbs leaves.</summary>
    internal async Task<RunResult> ExpectedAsync(PostgresFixture postgres)
    {
        PostgresFixture.Require();
        await _gate.WaitAsync();
        try
        {
            return _expected ??= await RunAsync(postgres);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _gate.Dispose();
    }

    private async Task<RunResult> RunAsync(PostgresFixture postgres)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        (await migrator.RunAsync("sample", "--out", Dump, "--seed", "7")).ShouldExit(0);
        (await migrator.RunAsync("migrate", "--source", Dump, "--jobs", "1")).ShouldExit(3);
        return await RunResult.ReadAsync(migrator, database);
    }
}
