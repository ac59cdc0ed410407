namespace MongoEtl.Runtime;

/// <summary>Turns documents into rows, one worker's share at a time. A document that cannot become rows takes back what it appended and becomes
/// a dead letter; nothing of it stays.</summary>
internal sealed class BatchEncoder(RunContext run, EntityRun entity, BatchKeys keys, IRowVisitor? visitor = null)
{
    private readonly EntityEncoder _encoder = entity.Plan.CreateEncoder(run.Ports.Services);
    private readonly bool _isSerial = entity.Plan.Key == KeyKind.Serial;
    private readonly EncodeTally _tally = new();
    private readonly BatchTally _sums = new();
    private readonly IReadOnlyList<string> _tables = entity.Plan.TableNames(entity.Store);
    private (int Rows, int Length)[] _marks = [];

    /// <summary>An empty result to be filled again and again.</summary>
    public EncodedBatch CreateBatch() => new(entity, _encoder);

    /// <summary>Encodes the documents from <paramref name="from"/> up to <paramref name="to"/>, replacing what <paramref name="result"/> held.</summary>
    /// <param name="batch">The documents.</param>
    /// <param name="from">First document.</param>
    /// <param name="to">Behind the last document.</param>
    /// <param name="first">The first document's place in source order.</param>
    /// <param name="result">Rows, dead letters and counts.</param>
    /// <param name="cancellation">Stops a look-up.</param>
    public async ValueTask EncodeAsync(
        DocumentBatch batch, int from, int to, DocumentPlace first, EncodedBatch result, CancellationToken cancellation)
    {
        result.Clear();
        if (keys.NeedsMentions)
        {
            keys.BeginBatch();
            for (var i = from; i < to; i++)
                Mention(batch, i);
            await keys.LookUpAsync(cancellation).ConfigureAwait(false);
        }
        for (var i = from; i < to; i++)
            Encode(batch, i, first with { Index = first.Index + i - from }, result);
        Finish(result, to - from);
    }

    private void Mention(DocumentBatch batch, int index)
    {
        try
        {
            if (!_encoder.Read(batch.Buffer, batch.Offset(index), batch.Length(index)))
                return;
            if (_isSerial)
                keys.AddOwn(_encoder.SourceId);
            _encoder.Mention(keys);
        }
        catch (DocumentException)
        {
            // The same fault shows when the document is encoded, and is counted there.
        }
    }

    private void Encode(DocumentBatch batch, int index, DocumentPlace place, EncodedBatch result)
    {
        if (entity.SetAsideBefore.Contains(batch.Document(index), place))
        {
            result.Counts.SetAsideBefore++;
            return;
        }
        Mark(result);
        try
        {
            if (!_encoder.Read(batch.Buffer, batch.Offset(index), batch.Length(index)))
            {
                result.Counts.Filtered++;
                return;
            }
            if (IsLaterDuplicate(place))
            {
                if (entity.HasLegBefore)
                {
                    result.Counts.SetAsideBefore++;
                    return;
                }
                result.SetAside(index, run.Letters.Duplicate(entity, batch.Document(index), place, _encoder.SourceId));
                return;
            }
            if (_isSerial)
                _encoder.SetKey(OwnKey());
            _tally.Clear();
            keys.RefersToSetAside = false;
            _encoder.Encode(result.All, keys, _tally);
            if (keys.RefersToSetAside)
            {
                TakeBack(result);
                result.SetAside(index, run.Letters.Waiting(entity, batch.Document(index), _encoder.SourceId));
                return;
            }
            visitor?.Visit(_encoder.SourceId, result, _marks);
            _sums.Add(_tally, _encoder.Mismatches);
        }
        catch (DocumentException exception)
        {
            TakeBack(result);
            result.SetAside(index, run.Letters.Create(entity, batch.Document(index), place, exception));
        }
    }

    private void Mark(EncodedBatch result)
    {
        if (_marks.Length != result.All.Length)
            _marks = new (int, int)[result.All.Length];
        for (var table = 0; table < _marks.Length; table++)
            _marks[table] = result.All[table].Mark;
    }

    private void TakeBack(EncodedBatch result)
    {
        for (var table = 0; table < _marks.Length; table++)
            result.All[table].Rewind(_marks[table]);
    }

    private bool IsLaterDuplicate(DocumentPlace place) =>
        entity.Winners.Count > 0 && entity.Winners.TryGetValue(_encoder.SourceId, out var winner) && winner != place;

    private int OwnKey()
    {
        var id = _encoder.SourceId;
        return keys.TryResolveOwn(id, out var key)
            ? key
            : throw new DocumentException("_id", null, null, "the document has no key: it appeared after the key pass, or could not be read in it; replay it later");
    }

    private void Finish(EncodedBatch result, int documents)
    {
        var counts = result.Counts;
        counts.Read = documents;
        counts.DeadLetters = result.Letters.Count;
        for (var table = 0; table < _tables.Count; table++)
        {
            if (result.Rows[table].Rows > 0)
                counts.Rows[_tables[table]] = result.Rows[table].Rows;
        }
        _sums.Flush(counts);
    }
}
