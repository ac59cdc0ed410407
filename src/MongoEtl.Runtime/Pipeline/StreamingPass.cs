using System.Runtime.ExceptionServices;

namespace MongoEtl.Runtime;

/// <summary>Takes a partition from its checkpoint to its end: reading, encoding and writing overlap. Between the stages lie queues of a few
/// pooled batches, so memory depends on the batch limits and not on the collection.</summary>
internal sealed class StreamingPass(RunContext run, EntityRun entity, BatchEncoder encoder, BatchPool<DocumentBatch> documentPool)
{
    // Two on the way between stages, and one in each stage's hands.
    private const int BatchesInFlight = 3;

    // The first batch of a part is small, and each next one twice as large until they are full: the target has not to wait for a whole one.
    private const int FirstBatchShare = 16;

    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs until the partition is done or a stage fails. What came before a torn place of the source is committed before
    /// its exception is thrown.</summary>
    public async Task RunAsync(IRowWriter writer, Checkpoint checkpoint, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var documents = new BatchQueue<DocumentBatch>(BatchesInFlight, documentPool);
        var rows = new BatchQueue<EncodedBatch>(BatchesInFlight, entity.RowPool);
        Task[] stages =
        [
            StageAsync(token => ReadAsync(checkpoint.State, documents, token), stop),
            StageAsync(token => EncodeAsync(checkpoint.Next, documents, rows, token), stop),
            StageAsync(token => WriteAsync(writer, checkpoint, rows, token), stop),
        ];
        try
        {
            // All of them, because they share buffers.
            await Task.WhenAll(stages).ConfigureAwait(false);
            _failure?.Throw();
        }
        finally
        {
            documents.Dispose();
            rows.Dispose();
        }
    }

    private async Task ReadAsync(PartitionState from, BatchQueue<DocumentBatch> documents, CancellationToken cancellation)
    {
        try
        {
            await using var reader = await run.Ports.Source
                .OpenAsync(entity.Collection!, from.Partition, from.Position, cancellation).ConfigureAwait(false);
            for (var share = FirstBatchShare; ; share = Math.Max(1, share / 2))
            {
                var batch = await documents.RentAsync(cancellation).ConfigureAwait(false);
                if (!await reader.ReadAsync(batch, run.Options.Batch.Divided(share), cancellation).ConfigureAwait(false))
                    break;
                await documents.SendAsync(batch, cancellation).ConfigureAwait(false);
                entity.BytesRead(batch.Bytes);
                await run.Rate.PayAsync(batch.Count, cancellation).ConfigureAwait(false);
            }
            documents.Complete();
        }
        catch (SourceException exception)
        {
            // Travels behind the batches before it, so that those are committed first.
            documents.Complete(exception);
        }
    }

    private async Task EncodeAsync(
        DocumentPlace place, BatchQueue<DocumentBatch> documents, BatchQueue<EncodedBatch> rows, CancellationToken cancellation)
    {
        while (await documents.ReceiveAsync(cancellation).ConfigureAwait(false) is { } batch)
        {
            var encoded = await rows.RentAsync(cancellation).ConfigureAwait(false);
            await encoder.EncodeAsync(batch, 0, batch.Count, place, encoded, cancellation).ConfigureAwait(false);
            encoded.End = batch.End;
            place = place with { Index = place.Index + batch.Count };
            documents.Return(batch);
            await rows.SendAsync(encoded, cancellation).ConfigureAwait(false);
        }
        rows.Complete(documents.Fault);
    }

    private async Task WriteAsync(IRowWriter writer, Checkpoint checkpoint, BatchQueue<EncodedBatch> rows, CancellationToken cancellation)
    {
        var transactions = new RowTransactions(run, writer, checkpoint, entity.Mode);
        while (await rows.ReceiveAsync(cancellation).ConfigureAwait(false) is { } batch)
        {
            await transactions.WriteAsync(batch, cancellation).ConfigureAwait(false);
            rows.Return(batch);
        }
        await transactions.CommitAsync(isDone: rows.Fault is null, cancellation).ConfigureAwait(false);
        if (rows.Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
    }

    // A stage that fails stops the others; on a thread of its own turn each, for a stage may run long without waiting.
    private Task StageAsync(Func<CancellationToken, Task> stage, CancellationTokenSource stop) => Task.Run(async () =>
    {
        try
        {
            await stage(stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // What cancelled the others counts, not what being cancelled made of them.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    });
}
