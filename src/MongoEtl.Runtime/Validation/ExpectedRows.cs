namespace MongoEtl.Runtime;

/// <summary>Reads one part of a collection again and encodes it as a migration does: the rows that documents give which are no dead
/// letters.</summary>
internal sealed class ExpectedRows : IDisposable
{
    private readonly RunContext _run;
    private readonly EntityRun _entity;
    private readonly LegTally _tally;
    private readonly BatchEncoder _encoder;
    private readonly EncodedBatch _rows;

    public ExpectedRows(RunContext run, EntityRun entity, KeyDirectory keys, SampleShare? sample, LegTally tally)
    {
        (_run, _entity, _tally) = (run, entity, tally);
        var verdict = entity.Verdict();
        var visitor = sample is null ? verdict : new SampleVisitor(sample, verdict);
        _encoder = new BatchEncoder(run, entity, new BatchKeys(keys, entity.Ordinal), visitor);
        _rows = entity.RowPool.Rent();
    }

    /// <summary>Reads the part from its beginning to its end.</summary>
    /// <exception cref="SourceException">The source cannot be read on.</exception>
    /// <exception cref="TargetException">What takes the rows cannot go on.</exception>
    public async Task RunAsync(
        SourcePartition partition, BatchPool<DocumentBatch> batches, IPartTaker taker, CancellationToken cancellation)
    {
        var walk = new SourceWalk(_run, _entity, _entity.Plan.Elements, batches);
        await walk.ReadThroughAsync(partition, async (batch, first) =>
        {
            await EncodeAsync(batch, 0, batch.Count, first, taker, cancellation).ConfigureAwait(false);
            _entity.BytesRead(batch.Bytes);
        }, cancellation).ConfigureAwait(false);
        await taker.EndAsync().ConfigureAwait(false);
    }

    public void Dispose() => _entity.RowPool.Return(_rows);

    /// <summary>Halves what is refused, until the document at fault stands alone.</summary>
    private async Task EncodeAsync(
        DocumentBatch batch, int from, int to, DocumentPlace first, IPartTaker taker, CancellationToken cancellation)
    {
        await _encoder.EncodeAsync(batch, from, to, first, _rows, cancellation).ConfigureAwait(false);
        try
        {
            if (_rows.HasRows)
                await taker.TakeAsync(_rows).ConfigureAwait(false);
            _tally.Add(_rows);
            return;
        }
        catch (RowsRefusedException exception) when (to - from == 1)
        {
            _tally.Refused(_run.Letters.Refused(_entity, batch.Document(from), first, exception));
            return;
        }
        catch (RowsRefusedException)
        {
            // Kept none of the rows: the halves follow.
        }
        var middle = from + (to - from) / 2;
        await EncodeAsync(batch, from, middle, first, taker, cancellation).ConfigureAwait(false);
        await EncodeAsync(batch, middle, to, first with { Index = first.Index + middle - from }, taker, cancellation)
            .ConfigureAwait(false);
    }
}
