namespace MongoEtl.Runtime;

/// <summary>Reads one part of a collection again and encodes it as a migration does: the rows that documents give which are no dead
/// letters.</summary>
internal sealed class ExpectedRows : IDisposable
{
    private readonly RunContext _run;
    private readonly EntityRun _entity;
    private readonly LegTally _tally;
    private readonly BatchEncoder _encoder;
    private readonly DocumentBatch _documents = new();
    private readonly EncodedBatch _rows;

    public ExpectedRows(RunContext run, EntityRun entity, KeyDirectory keys, SampleShare? sample, LegTally tally)
    {
        (_run, _entity, _tally) = (run, entity, tally);
        var verdict = entity.Verdict();
        var visitor = sample is null ? verdict : new SampleVisitor(sample, verdict);
        _encoder = new BatchEncoder(run, entity, new BatchKeys(keys, entity.Ordinal), visitor);
        _rows = _encoder.CreateBatch();
    }

    /// <summary>Reads the part from its beginning to its end.</summary>
    /// <exception cref="SourceException">The source cannot be read on.</exception>
    /// <exception cref="TargetException">What takes the rows cannot go on.</exception>
    public async Task RunAsync(SourcePartition partition, IPartTaker taker, CancellationToken cancellation)
    {
        var collection = _entity.Collection! with { Elements = _entity.Plan.Elements };
        var (position, place) = (SourcePosition.Start, new DocumentPlace(partition.Ordinal, 0));
        var attempts = _run.Retry.Begin(_entity.Name);
        while (true)
        {
            try
            {
                await using var reader = await _run.Ports.Source.OpenAsync(collection, partition, position, cancellation)
                    .ConfigureAwait(false);
                while (await reader.ReadAsync(_documents, _run.Options.Batch, cancellation).ConfigureAwait(false))
                {
                    await EncodeAsync(0, _documents.Count, place, taker, cancellation).ConfigureAwait(false);
                    (position, place) = (_documents.End, place with { Index = place.Index + _documents.Count });
                    _entity.BytesRead(_documents.Bytes);
                    attempts.Progressed();
                }
                await taker.EndAsync().ConfigureAwait(false);
                return;
            }
            catch (SourceException exception) when (exception.IsTransient)
            {
                await attempts.PauseAsync(exception, cancellation).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        _documents.Dispose();
        _rows.Dispose();
    }

    /// <summary>Halves what is refused, until the document at fault stands alone.</summary>
    private async Task EncodeAsync(int from, int to, DocumentPlace first, IPartTaker taker, CancellationToken cancellation)
    {
        await _encoder.EncodeAsync(_documents, from, to, first, _rows, cancellation).ConfigureAwait(false);
        try
        {
            if (_rows.HasRows)
                await taker.TakeAsync(_rows).ConfigureAwait(false);
            _tally.Add(_rows);
            return;
        }
        catch (RowsRefusedException exception) when (to - from == 1)
        {
            _tally.Refused(_run.Letters.Refused(_entity, _documents.Document(from), first, exception));
            return;
        }
        catch (RowsRefusedException)
        {
            // Kept none of the rows: the halves follow.
        }
        var middle = from + (to - from) / 2;
        await EncodeAsync(from, middle, first, taker, cancellation).ConfigureAwait(false);
        await EncodeAsync(middle, to, first with { Index = first.Index + middle - from }, taker, cancellation).ConfigureAwait(false);
    }
}
