namespace MongoEtl.Runtime;

/// <summary>Merges documents from the dead letters. A transaction forgets the letters of the documents it tried and stores those that are still due;
/// a refused one is halved until the document stands alone.</summary>
internal sealed class LetterReplay(RunContext run, EntityRun entity, KeyDirectory keys)
{
    private const int DocumentsAtOnce = 500;

    private readonly EntityRun _winners = entity.WithoutWinners(run.Progress);
    private BatchEncoder _encoder = null!;
    private bool _replacesOthers;

    public async Task RunAsync(IReadOnlyList<LetterDocument> documents, CancellationToken cancellation)
    {
        var verdict = await DecideAsync(documents, cancellation).ConfigureAwait(false);
        _encoder = new BatchEncoder(run, _winners, new BatchKeys(keys, entity.Ordinal), verdict);
        await using var writer = await run.OpenWriterAsync(entity, cancellation).ConfigureAwait(false);
        using var batch = new DocumentBatch();
        using var rows = _encoder.CreateBatch();
        for (var at = 0; at < documents.Count; at += batch.Count)
        {
            Fill(batch, documents, at);
            var tried = documents.Skip(at).Take(batch.Count).ToArray();
            await WriteAsync(writer, batch, tried, 0, batch.Count, rows, cancellation).ConfigureAwait(false);
        }
    }

    private void Fill(DocumentBatch batch, IReadOnlyList<LetterDocument> documents, int from)
    {
        batch.Clear();
        bool HasRoom() => batch.Count == 0 || (batch.Count < DocumentsAtOnce && batch.Bytes < run.Options.Batch.Bytes);
        for (var at = from; at < documents.Count && HasRoom(); at++)
            documents[at].Document.CopyTo(batch.Add(documents[at].Document.Length));
    }

    /// <summary>Which rows of tables with <c>[Newest]</c> are not written, over all documents of this round; null where there is
    /// none.</summary>
    private async Task<IRowVisitor?> DecideAsync(IReadOnlyList<LetterDocument> documents, CancellationToken cancellation)
    {
        if (entity.Store != Store.Cassandra)
            return null;
        var contest = new ReplayContest(entity.Plan);
        if (!contest.IsNeeded)
            return null;
        // Of equal timestamps the greater value would win, cell by cell: rows of another round must not carry the same.
        if (entity.ReplayRounds++ > 0)
            entity.WriteTimestamp = await run.NewTimestampAsync(cancellation).ConfigureAwait(false);
        var encoder = new BatchEncoder(run, _winners, new BatchKeys(keys, entity.Ordinal), contest);
        using var batch = new DocumentBatch();
        using var rows = encoder.CreateBatch();
        for (var at = 0; at < documents.Count; at += batch.Count)
        {
            Fill(batch, documents, at);
            await encoder.EncodeAsync(batch, 0, batch.Count, new DocumentPlace(0, 0), rows, cancellation).ConfigureAwait(false);
        }
        await contest.CompareAsync(run.Cassandra, cancellation).ConfigureAwait(false);
        _replacesOthers = contest.ReplacesOthers;
        return contest.Losers.Count == 0 ? null : new ContestVerdict(entity.Plan, contest.Losers);
    }

    private async Task WriteAsync(
        IRowWriter writer, DocumentBatch batch, LetterDocument[] tried, int from, int to, EncodedBatch rows, CancellationToken cancellation)
    {
        await _encoder.EncodeAsync(batch, from, to, new DocumentPlace(0, from), rows, cancellation).ConfigureAwait(false);
        for (var i = 0; i < rows.Letters.Count; i++)
            rows.Letters[i] = run.Letters.Rename(entity.Plan, rows.Letters[i], batch.Document(rows.LetterDocuments[i]), tried[rows.LetterDocuments[i]].SourceId);
        try
        {
            await CommitAsync(writer, tried[from..to], rows, cancellation).ConfigureAwait(false);
            return;
        }
        catch (RowsRefusedException exception)
        {
            await writer.RollbackAsync(cancellation).ConfigureAwait(false);
            if (to - from == 1)
                await SetAsideAsync(batch, from, tried[from].SourceId, rows, exception, cancellation).ConfigureAwait(false);
        }
        if (to - from == 1)
        {
            await CommitAsync(writer, tried[from..to], rows, cancellation).ConfigureAwait(false);
            return;
        }
        var middle = from + (to - from) / 2;
        await WriteAsync(writer, batch, tried, from, middle, rows, cancellation).ConfigureAwait(false);
        await WriteAsync(writer, batch, tried, middle, to, rows, cancellation).ConfigureAwait(false);
    }

    private async Task SetAsideAsync(
        DocumentBatch batch, int document, string id, EncodedBatch rows, RowsRefusedException exception, CancellationToken cancellation)
    {
        var letter = run.Letters.Refused(entity, batch.Document(document), default, exception);
        if (entity.Store == Store.Cassandra)
        {
            var store = await new RefusedDocument(run, entity).TakeOutAsync(rows, id, cancellation).ConfigureAwait(false);
            letter = letter with { Store = store };
            if (letter.Store != entity.Store)
                entity.HandedBack++;
        }
        rows.Clear();
        rows.SetAside(document, run.Letters.Rename(entity.Plan, letter, batch.Document(document), id));
    }

    private async Task CommitAsync(IRowWriter writer, LetterDocument[] tried, EncodedBatch rows, CancellationToken cancellation)
    {
        await writer.BeginReplayAsync(cancellation).ConfigureAwait(false);
        // What is written again now is newer; only what it leaves unset goes.
        if (rows.HasRows && _replacesOthers)
            await run.Cassandra.RemoveRowsAsync(entity.Plan, rows.Rows, entity.WriteTimestamp - 1, cancellation).ConfigureAwait(false);
        if (rows.HasRows)
            await writer.WriteAsync(rows.Sent, cancellation).ConfigureAwait(false);
        // The documents were counted as read when they were set aside.
        rows.Counts.Read = 0;
        rows.Counts.DeadLetters = rows.Letters.Count - tried.Length;
        var ids = Array.ConvertAll(tried, document => document.SourceId);
        var letters = rows.Letters.Concat(tried.SelectMany(document => document.Others)).Concat(HandedOver(tried, rows)).ToList();
        await writer.CommitReplayAsync(ids, letters, rows.Counts, cancellation).ConfigureAwait(false);
    }

    // In the same transaction: a crash between the legs would lose the documents to the second one.
    private IEnumerable<DeadLetter> HandedOver(LetterDocument[] tried, EncodedBatch rows)
    {
        if (!entity.HandsOver)
            return [];
        var aside = rows.Letters.Select(letter => letter.SourceId).ToHashSet(StringComparer.Ordinal);
        return tried.Where(document => !aside.Contains(document.SourceId)).Select(document => run.Letters.HandedOver(entity, document));
    }
}
