namespace MongoEtl.Runtime;

/// <summary>Takes one partition from wherever it stands to its end: streaming, carefully after a refusal, and again after failures that may pass.
/// Every try goes on from the checkpoint, so that each document counts exactly once.</summary>
internal sealed class PartitionWorker(RunContext run, EntityRun entity, KeyDirectory keys, BatchPool<DocumentBatch> documents)
{
    private readonly BatchEncoder _encoder = new(run, entity, new BatchKeys(keys, entity.Ordinal), entity.Verdict());
    private long _carefulUntil;
    private bool _wasRefused;

    /// <exception cref="SourceException">The source cannot be read on; what came before is committed.</exception>
    /// <exception cref="TargetException">The target cannot go on, or did not come back in time.</exception>
    /// <exception cref="MigrationException">There are too many dead letters.</exception>
    public async Task RunAsync(PartitionState state, CancellationToken cancellation)
    {
        var checkpoint = new Checkpoint(run, entity, state);
        var attempts = run.Retry.Begin(entity.Name);
        IRowWriter? writer = null;
        try
        {
            while (!checkpoint.State.IsDone)
            {
                var before = checkpoint.State;
                try
                {
                    writer ??= await run.OpenWriterAsync(entity, cancellation).ConfigureAwait(false);
                    await PassAsync(writer, checkpoint, cancellation).ConfigureAwait(false);
                }
                catch (RowsRefusedException exception)
                {
                    await writer!.RollbackAsync(cancellation).ConfigureAwait(false);
                    GoOnCarefully(checkpoint, exception);
                }
                catch (Exception exception) when (RetryPolicy.IsTransient(exception))
                {
                    if (checkpoint.State != before)
                        attempts.Progressed();
                    await CloseAsync(writer).ConfigureAwait(false);
                    writer = null;
                    await RecoverAsync(checkpoint, attempts, exception, cancellation).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await CloseAsync(writer).ConfigureAwait(false);
        }
    }

    private async Task PassAsync(IRowWriter writer, Checkpoint checkpoint, CancellationToken cancellation)
    {
        if (checkpoint.State.Counts.Read < _carefulUntil)
        {
            using var careful = new CarefulPass(run, entity, _encoder);
            await careful.RunAsync(writer, checkpoint, _carefulUntil, cancellation).ConfigureAwait(false);
            // Also when the source gave fewer documents this time: streaming finds its end.
            _carefulUntil = 0;
        }
        await new StreamingPass(run, entity, _encoder, documents).RunAsync(writer, checkpoint, cancellation).ConfigureAwait(false);
    }

    private void GoOnCarefully(Checkpoint checkpoint, RowsRefusedException exception)
    {
        _carefulUntil = Math.Max(checkpoint.Attempted, checkpoint.State.Counts.Read + 1);
        // Once a partition: where one row is refused, more are.
        if (_wasRefused)
            return;
        _wasRefused = true;
        run.Progress.Note(isWarning: false, entity.Name,
            $"The target refused rows ({exception.SqlState ?? "no SQLSTATE"}); looking for the documents among {_carefulUntil - checkpoint.State.Counts.Read}.");
    }

    private static async Task RecoverAsync(Checkpoint checkpoint, RetryPolicy.Attempts attempts, Exception failure, CancellationToken cancellation)
    {
        while (true)
        {
            await attempts.PauseAsync(failure, cancellation).ConfigureAwait(false);
            try
            {
                await checkpoint.RereadAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (TargetException exception) when (exception.IsTransient)
            {
                failure = exception;
            }
        }
    }

    private static async ValueTask CloseAsync(IRowWriter? writer)
    {
        if (writer is null)
            return;
        try
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }
        catch (TargetException)
        {
            // Its connection is gone, which is why it is closed; what was committed is read from state.
        }
    }
}
