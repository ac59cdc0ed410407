namespace MongoEtl.Runtime;

/// <summary>Writes what differs of one derived table to Cassandra. Deletes carry one microsecond less than the run's timestamp: what goes
/// was written by an earlier run, and what is written again under the same key stays.</summary>
internal sealed class DerivedWriter(RunContext run, IDerivedStore store, DerivedPlan table, EntityPlan entity, long writeTimestamp)
{
    public async Task RunAsync(DerivedCounts counts, CancellationToken cancellation)
    {
        await store.ReadRemovedAsync(
            table, rows => run.Cassandra.RemoveRowsAsync(entity, [rows], writeTimestamp - 1, cancellation), cancellation).ConfigureAwait(false);
        // A folder of files is told its one part, and how many rows that has.
        var sent = new EntityCounts();
        var part = new PartitionState(new SourcePartition("", 0, "", 0), SourcePosition.Start, IsDone: false, sent);
        await using (var writer = await run.Cassandra.OpenWriterAsync(entity, writeTimestamp, cancellation).ConfigureAwait(false))
        {
            await writer.BeginAsync(part, cancellation).ConfigureAwait(false);
            await store.ReadChangedAsync(table, rows => writer.WriteAsync([rows], cancellation), cancellation).ConfigureAwait(false);
            await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        }
        sent.Rows[table.Name] = counts.Changed;
        await run.Cassandra.FinishAsync(entity, writeTimestamp, [part with { IsDone = true }], cancellation).ConfigureAwait(false);
    }
}
