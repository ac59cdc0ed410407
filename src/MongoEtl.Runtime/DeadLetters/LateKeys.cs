namespace MongoEtl.Runtime;

/// <summary>Gives keys to documents that could not be read in the key pass and can be now.</summary>
internal sealed class LateKeys(RunContext run)
{
    private const int DocumentsAtOnce = 1000;

    public async Task AllotAsync(EntityRun entity, Func<DeadLetter, bool> select, CancellationToken cancellation)
    {
        if (!entity.Plan.NeedsKeyPass)
            return;
        var encoder = entity.Plan.CreateEncoder(run.Ports.Services);
        var documents = new List<(SourceId Id, string? Alternate)>();
        await foreach (var letter in run.State.DeadLettersAsync(entity.Name, cancellation).ConfigureAwait(false))
        {
            if (letter.Store == entity.Store && letter.Document.Length > 0 && select(letter) && Read(encoder, run.Letters.Open(letter)) is { } document)
                documents.Add(document);
        }
        foreach (var some in documents.Chunk(DocumentsAtOnce))
            await run.Retry.RunAsync(entity.Name, () => run.Ports.Keys.AllotAsync(entity.Plan, some, cancellation), cancellation).ConfigureAwait(false);
    }

    private static (SourceId Id, string? Alternate)? Read(EntityEncoder encoder, byte[] document)
    {
        try
        {
            return encoder.Read(document, 0, document.Length) ? (encoder.SourceId, encoder.AlternateKey) : null;
        }
        catch (DocumentException)
        {
            // It stays a dead letter; trying it says why.
            return null;
        }
    }
}
