using System.Diagnostics;

namespace MongoEtl.Runtime;

/// <summary>Brings derived tables up to date once the entities that feed them are: computes each anew, and writes what differs from what
/// was written before. Whenever it is killed, all of it is done again, and what was written is written again.</summary>
internal sealed class DerivedStep(RunContext run)
{
    private readonly List<(DerivedPlan Table, EntityPlan Entity)> _due = [];
    private readonly List<DerivedReport> _reports = [];
    private readonly DerivedFeeders _feeders = new(run);
    private RunRecord? _record;

    public IReadOnlyList<DerivedReport> Reports => _reports;

    private IDerivedStore Results => run.Ports.Derived
        ?? throw new MigrationException($"The plan has derived tables ({string.Join(", ", run.Plan.Derived.Select(table => table.Name))}), and nothing computes them.");

    /// <summary>Notes, before any of the entities is written, which tables are out of date from now on. State says so too, so that a kill
    /// at any moment leaves something to resume.</summary>
    /// <param name="entities">Those of the Cassandra leg that the run has, in whatever phase.</param>
    /// <param name="record">The run, whose timestamp is above that of all that was written before.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task BeginAsync(IReadOnlyList<EntityRun> entities, RunRecord record, CancellationToken cancellation)
    {
        _record = record;
        foreach (var table in run.Plan.FedBy(entities.Select(entity => entity.Plan)))
        {
            var entity = table.AsEntity();
            var state = await run.State.FindEntityAsync(Store.Cassandra, entity.Name, cancellation).ConfigureAwait(false);
            var feeders = run.Plan.FeedersOf(table).Select(feeder => feeder.Name).ToHashSet(StringComparer.Ordinal);
            var changes = entities.Any(other => feeders.Contains(other.Name) && other.Phase != EntityPhase.Done);
            if (!changes && state?.Phase == EntityPhase.Done && state.Fingerprint == entity.Fingerprint && _feeders.IsHere(state))
                continue;
            await run.Retry.RunAsync(table.Name, async () =>
            {
                await ForgetWhatIsGoneAsync(table, state, cancellation).ConfigureAwait(false);
                if (feeders.Overlaps(run.Options.Restart))
                    await Results.DoubtAsync(table, cancellation).ConfigureAwait(false);
                await BeginAsync(entity, cancellation).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
            _due.Add((table, entity));
        }
    }

    /// <summary>Computes and writes the tables that are out of date and whose entities are all migrated.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (table, entity) in _due)
        {
            var missing = await run.Retry.RunAsync(table.Name, () => _feeders.MissingAsync(table, cancellation), cancellation).ConfigureAwait(false);
            if (missing is not null)
            {
                run.Warn(null, $"{table.Name} is left as it is: it is derived from {missing}, which is not migrated to its end by these classes.");
                continue;
            }
            run.Progress.Note(isWarning: false, null, $"Computing {table.Name} from what was staged.");
            var began = Stopwatch.GetTimestamp();
            var counts = await run.Retry.RunAsync(table.Name, () => WriteAsync(table, entity, cancellation), cancellation).ConfigureAwait(false);
            await run.Retry.RunAsync(table.Name, () => RecordAsync(table, entity, counts, cancellation), cancellation).ConfigureAwait(false);
            _reports.Add(new DerivedReport(table.Name, counts.Rows, counts.Changed, counts.Removed, Stopwatch.GetElapsedTime(began)));
        }
    }

    private Task BeginAsync(EntityPlan entity, CancellationToken cancellation) => run.State.BeginEntityAsync(
        new EntityState(Store.Cassandra, entity.Name, LoadMode.Merge, EntityPhase.Rows, entity.Fingerprint,
            new LegIdentity("query", run.Cassandra.Destination).ToString(), _record!.Id), [], cancellation);

    private async Task<DerivedCounts> WriteAsync(DerivedPlan table, EntityPlan entity, CancellationToken cancellation)
    {
        var counts = await Results.ComputeAsync(table, cancellation).ConfigureAwait(false);
        await new DerivedWriter(run, Results, table, entity, _record!.WriteTimestamp).RunAsync(counts, cancellation).ConfigureAwait(false);
        await Results.AcceptAsync(table, cancellation).ConfigureAwait(false);
        return counts;
    }

    private async Task RecordAsync(DerivedPlan table, EntityPlan entity, DerivedCounts counts, CancellationToken cancellation)
    {
        var stored = new EntityCounts();
        stored.Rows[table.Name] = counts.Rows;
        stored.Changed[table.Name] = counts.Changed;
        // Begun again, so that an attempt whose end was lost is not counted with this one.
        await BeginAsync(entity, cancellation).ConfigureAwait(false);
        await run.State.AddEntityCountsAsync(Store.Cassandra, entity.Name, stored, cancellation).ConfigureAwait(false);
        await run.State.SetPhaseAsync(Store.Cassandra, entity.Name, EntityPhase.Done, cancellation).ConfigureAwait(false);
    }

    /// <summary>A table that somebody emptied, or that is in another place than last time, has nothing of the result before.</summary>
    private async Task ForgetWhatIsGoneAsync(DerivedPlan table, EntityState? state, CancellationToken cancellation)
    {
        var isElsewhere = state is not null && !_feeders.IsHere(state);
        if (isElsewhere || await run.Cassandra.IsEmptyAsync(table.Table, cancellation).ConfigureAwait(false))
            await Results.ForgetAsync(table, cancellation).ConfigureAwait(false);
    }
}
