namespace MongoEtl.Runtime;

/// <summary>Gives every kept document of an entity its key, in source order, before any row is made.</summary>
internal sealed class KeyPassStep(RunContext run)
{
    /// <summary>Passes over one entity. One transaction: it happens or not.</summary>
    public Task RunAsync(EntityRun entity, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation) =>
        run.Retry.RunAsync(entity.Name, () => PassAsync(entity, partitions, cancellation), cancellation);

    private async Task PassAsync(EntityRun entity, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation)
    {
        // A lost COMMIT may have arrived: then the phase has moved, and keys stand.
        var state = await run.State.FindEntityAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        if (state is not null && state.RunId == entity.RunId && state.Phase > EntityPhase.Keys)
            return;
        entity.ForgetCounts();
        var encoder = entity.Plan.CreateEncoder(run.Ports.Services);
        await using var pass = await run.Ports.Keys.BeginPassAsync(entity.Plan, cancellation).ConfigureAwait(false);
        var documents = 0L;
        // What comes before a torn place is kept, so it needs keys; the run fails when the rows meet the place again.
        entity.Torn = await new SourceWalk(run, entity, entity.Plan.KeyElements).RunAsync(partitions, async (batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
                Add(encoder, batch, i, pass);
            await pass.FlushAsync(cancellation).ConfigureAwait(false);
            entity.KeyPassRead(documents += batch.Count, batch.Bytes);
        }, cancellation).ConfigureAwait(false);
        var result = await pass.CompleteAsync(cancellation).ConfigureAwait(false);
        if (result.SharedAlternates > 0)
            run.Warn(entity.Name, $"{result.SharedAlternates} alternate keys are shared by several documents; references find the one with the smallest id.");
        if (result.DuplicateIds > 0)
            run.Warn(entity.Name, $"{result.DuplicateIds} ids are had by several documents; the first one of each in source order is taken.");
    }

    private static void Add(EntityEncoder encoder, DocumentBatch batch, int index, IKeyPass pass)
    {
        try
        {
            if (encoder.Read(batch.Buffer, batch.Offset(index), batch.Length(index)))
                Add(encoder.SourceId, AlternateKeyOf(encoder), pass);
        }
        catch (DocumentException)
        {
            // Unreadable, or an id that no key map can hold. It will be a dead letter when rows are made, and gets a key when it is replayed.
        }
    }

    private static void Add(in SourceId id, string? alternate, IKeyPass pass)
    {
        try
        {
            pass.Add(id, alternate);
        }
        catch (DocumentException) when (alternate is not null)
        {
            // A text that no key map can hold: nobody finds the document by it.
            pass.Add(id, null);
        }
    }

    private static string? AlternateKeyOf(EntityEncoder encoder)
    {
        try
        {
            return encoder.AlternateKey;
        }
        catch (DocumentException)
        {
            // The document keeps its key, and nobody finds it by this text; encoding it says what is wrong.
            return null;
        }
    }
}
