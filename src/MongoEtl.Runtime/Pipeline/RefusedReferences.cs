namespace MongoEtl.Runtime;

/// <summary>In merge mode foreign keys already stand, so a row that refers to one of its own wave that comes later is refused. At the end of the
/// wave's rows those documents are tried again. Documents that refer to what was a dead letter before are not even sent the first time: bisecting them
/// out would cost many refused transactions.</summary>
internal sealed class RefusedReferences(RunContext run, KeyDirectory keys)
{
    public async Task RetryAsync(IReadOnlyList<EntityRun> wave, CancellationToken cancellation)
    {
        var merged = wave.Where(entity => entity.Mode == LoadMode.Merge).ToList();
        if (merged.Count == 0)
            return;
        await new LetterRounds(run, keys).RunAsync(merged, LetterFactory.IsWaiting, cancellation).ConfigureAwait(false);
    }
}
