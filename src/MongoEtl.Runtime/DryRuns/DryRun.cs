namespace MongoEtl.Runtime;

/// <summary>Runs the whole pipeline against stores that keep nothing but counts, keys and the reasons of would-be dead letters.
/// Memory grows with the number of keys, for there is no server to keep them.</summary>
internal sealed class DryRun(Plan plan, MigrationPorts ports, MigrationOptions options, IMigrationProgress progress)
{
    public async Task<MigrationReport> RunAsync(CancellationToken cancellation)
    {
        await using var state = new DryState();
        await using var target = new DryTarget(state);
        var dry = ports with
        {
            State = state,
            Postgres = ports.Postgres is null ? null : target,
            Cassandra = ports.Cassandra is null ? null : new DryWideColumns(),
            Keys = new DryKeys(state),
            Derived = null,
        };
        // Keys are in memory already: a second map of them would only cost.
        var run = new RunContext(plan, dry, options with { KeyMapBytes = 0, Truncate = false }, progress);
        var report = await new MigrationRun(run).RunAsync(cancellation).ConfigureAwait(false);
        return report with { RunId = 0, IsDryRun = true, DeadLetters = state.Letters };
    }
}
