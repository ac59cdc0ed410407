namespace MongoEtl.Runtime;

/// <summary>Goes once more over documents whose transaction the target refused, in small transactions, halving a refused one until the document that
/// is refused stands alone and can be set aside. Each attempt moves the checkpoint or leaves it, so a crash in between costs nothing.</summary>
internal sealed class CarefulPass(RunContext run, EntityRun entity, BatchEncoder encoder) : IDisposable
{
    private const int DocumentsAtOnce = 500;

    private readonly DocumentBatch _one = new();
    private readonly DocumentBatch _documents = new();
    private readonly List<SourcePosition> _ends = [];
    private readonly EncodedBatch _rows = encoder.CreateBatch();

    /// <summary>Runs until <paramref name="until"/> documents of the partition are durable, or it is done.</summary>
    public async Task RunAsync(IRowWriter writer, Checkpoint checkpoint, long until, CancellationToken cancellation)
    {
        var from = checkpoint.State;
        await using var reader = await run.Ports.Source.OpenAsync(entity.Collection!, from.Partition, from.Position, cancellation).ConfigureAwait(false);
        while (checkpoint.State.Counts.Read < until)
        {
            await FillAsync(reader, (int)Math.Min(DocumentsAtOnce, until - checkpoint.State.Counts.Read), cancellation).ConfigureAwait(false);
            if (_documents.Count == 0)
                break;
            await WriteAsync(writer, checkpoint, 0, _documents.Count, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _documents.Dispose();
        _rows.Dispose();
    }

    // One document at a time, because only the end of a batch is a position to go on from.
    private async Task FillAsync(IPartitionReader reader, int documents, CancellationToken cancellation)
    {
        _documents.Clear();
        _ends.Clear();
        try
        {
            while (_documents.Count < documents && _documents.Bytes < run.Options.Batch.Bytes
                && await reader.ReadAsync(_one, new BatchLimits(1, run.Options.Batch.Bytes), cancellation).ConfigureAwait(false))
            {
                _one.Document(0).CopyTo(_documents.Add(_one.Length(0)));
                _ends.Add(_one.End);
            }
        }
        catch (SourceException) when (_documents.Count > 0)
        {
            // What came before is written first; reading on from there meets the same fault again, and throws it.
        }
    }

    private async Task WriteAsync(IRowWriter writer, Checkpoint checkpoint, int from, int to, CancellationToken cancellation)
    {
        await encoder.EncodeAsync(_documents, from, to, checkpoint.Next, _rows, cancellation).ConfigureAwait(false);
        try
        {
            await CommitAsync(writer, checkpoint, to, cancellation).ConfigureAwait(false);
            return;
        }
        catch (RowsRefusedException exception) when (to - from == 1)
        {
            await writer.RollbackAsync(cancellation).ConfigureAwait(false);
            SetAside(checkpoint, from, exception);
        }
        catch (RowsRefusedException)
        {
            await writer.RollbackAsync(cancellation).ConfigureAwait(false);
        }
        if (to - from == 1)
        {
            await CommitAsync(writer, checkpoint, to, cancellation).ConfigureAwait(false);
            return;
        }
        var middle = from + (to - from) / 2;
        await WriteAsync(writer, checkpoint, from, middle, cancellation).ConfigureAwait(false);
        await WriteAsync(writer, checkpoint, middle, to, cancellation).ConfigureAwait(false);
    }

    private void SetAside(Checkpoint checkpoint, int document, RowsRefusedException exception)
    {
        var letter = run.Letters.Refused(entity, _documents.Document(document), checkpoint.Next, exception);
        if (entity.Store == Store.Cassandra)
        {
            // Rows of other tables may have arrived. They are taken out once the letter is durable, which it then completes: a resume
            // writes them no more.
            letter = letter with { Document = [] };
            entity.MayHavePendingLetters = true;
        }
        _rows.Clear();
        _rows.SetAside(document, letter);
        _rows.Counts.Read = 1;
        _rows.Counts.DeadLetters = 1;
    }

    private async Task CommitAsync(IRowWriter writer, Checkpoint checkpoint, int to, CancellationToken cancellation)
    {
        var counts = checkpoint.State.Counts.Copy();
        counts.Add(_rows.Counts);
        await writer.BeginAsync(checkpoint.State, cancellation).ConfigureAwait(false);
        if (_rows.HasRows)
            await writer.WriteAsync(_rows.Sent, cancellation).ConfigureAwait(false);
        var reached = checkpoint.State with { Position = _ends[to - 1], Counts = counts };
        await writer.CommitAsync(reached, _rows.Letters, cancellation).ConfigureAwait(false);
        checkpoint.Advance(reached, _rows.Letters);
    }
}
