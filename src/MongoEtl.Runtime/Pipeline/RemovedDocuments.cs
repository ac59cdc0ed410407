namespace MongoEtl.Runtime;

/// <summary>Completes the dead letters of rows that were taken out after they had landed, or that Cassandra refused when others had:
/// fetches the documents' bytes from the source, and takes out what else those documents gave, so that a document is in every table it
/// belongs to or in none.</summary>
internal sealed class RemovedDocuments(RunContext run)
{
    /// <summary>Does nothing when no letter waits. Safe to repeat: a letter waits until its bytes are stored, which is the last step.</summary>
    public async Task CompleteAsync(EntityRun entity, KeyDirectory keys, CancellationToken cancellation)
    {
        if (!entity.MayHavePendingLetters)
            return;
        await run.Retry.RunAsync(entity.Name, () => FetchAsync(entity, keys, cancellation), cancellation).ConfigureAwait(false);
        entity.MayHavePendingLetters = false;
    }

    private async Task FetchAsync(EntityRun entity, KeyDirectory keys, CancellationToken cancellation)
    {
        var waiting = new Dictionary<SourceId, List<DeadLetter>>();
        await foreach (var letter in run.State.DeadLettersAsync(entity.Name, cancellation).ConfigureAwait(false))
        {
            if (letter.Store != entity.Store || letter.Document.Length > 0)
                continue;
            var id = SourceId.FromText(letter.SourceId);
            if (!waiting.TryGetValue(id, out var letters))
                waiting.Add(id, letters = []);
            letters.Add(letter);
        }
        if (waiting.Count == 0)
            return;
        var partitions = await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        // A row that lost to a newer one of its key is not in the table: the one that is there is another document's.
        var encoder = new BatchEncoder(run, entity, new BatchKeys(keys, entity.Ordinal), entity.Verdict());
        using var rows = encoder.CreateBatch();
        // Whole documents: their bytes become the letters'.
        var torn = await new SourceWalk(run, entity, []).RunAsync([.. partitions.Select(partition => partition.Partition)], async (batch, first) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (!DocumentId.TryFind(batch.Document(i), out var id) || !waiting.TryGetValue(id, out var letters))
                    continue;
                await encoder.EncodeAsync(batch, i, i + 1, first with { Index = first.Index + i }, rows, cancellation).ConfigureAwait(false);
                // Filtered, or a later document of the same id: not the one whose row was there.
                if (rows.Letters.Count > 0 || rows.Counts.Filtered > 0 || rows.Counts.SetAsideBefore > 0)
                    continue;
                await CompleteAsync(entity, letters, rows, batch.Document(i).ToArray(), cancellation).ConfigureAwait(false);
                waiting.Remove(id);
            }
        }, cancellation).ConfigureAwait(false);
        if (torn is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(torn);
        if (waiting.Count > 0)
            run.Warn(entity.Name, $"{waiting.Count} removed rows could not be traced to their documents; `dead-letters list` names them.");
    }

    private async Task CompleteAsync(
        EntityRun entity, List<DeadLetter> letters, EncodedBatch rows, byte[] bytes, CancellationToken cancellation)
    {
        var store = entity.Store;
        if (store == Store.Postgres)
            await TakeOutAsync(entity, letters, rows, cancellation).ConfigureAwait(false);
        else
            store = await new RefusedDocument(run, entity).TakeOutAsync(rows, letters[0].SourceId, cancellation).ConfigureAwait(false);
        var filled = letters.Select(letter => run.Letters.Fill(entity.Plan, bytes, letter with { Store = store })).ToList();
        await run.State.AddDeadLettersAsync(filled, cancellation).ConfigureAwait(false);
        // Last: until then the letter waits, and a crash repeats all of this.
        if (store != entity.Store)
            await run.State.RemoveDeadLettersAsync(entity.Store, entity.Name, [letters[0].SourceId], cancellation).ConfigureAwait(false);
    }

    private async Task TakeOutAsync(EntityRun entity, List<DeadLetter> letters, EncodedBatch rows, CancellationToken cancellation)
    {
        foreach (var letter in letters)
        {
            var table = entity.Plan.Tables.ToList().FindIndex(table => table.Name == letter.Table);
            // The row that now stands under the same key is another document's.
            if (table >= 0 && IsByKey(entity.Plan.Tables[table], letter.Path))
                rows.Rows[table].Clear();
        }
        if (rows.HasRows)
            await run.Postgres.RemoveRowsAsync(entity.Plan, rows.Rows, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the index that refused a row is the key of its table: then another row stands under the same key.</summary>
    internal static bool IsByKey(TablePlan table, string? index) =>
        table.Indexes.FirstOrDefault(candidate => candidate.Name == index) is { } found
        && (found.Kind == IndexKind.PrimaryKey || found.Columns.SequenceEqual(table.MergeKey));
}
