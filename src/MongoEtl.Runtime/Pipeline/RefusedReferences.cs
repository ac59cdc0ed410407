namespace MongoEtl.Runtime;

/// <summary>In merge mode foreign keys already stand, so a row that refers to one of its own wave that comes later is refused. At the end of the
/// wave's rows those documents are tried again.</summary>
internal sealed class RefusedReferences(RunContext run, KeyDirectory keys)
{
    private const string ForeignKeyViolation = "23503";

    public async Task RetryAsync(IReadOnlyList<EntityRun> wave, CancellationToken cancellation)
    {
        var merged = wave.Where(entity => entity.Mode == LoadMode.Merge).ToList();
        if (merged.Count == 0)
            return;
        await new LetterRounds(run, keys).RunAsync(merged,
            letter => letter.Kind == DeadLetterKind.Refused && letter.SqlState == ForeignKeyViolation, cancellation).ConfigureAwait(false);
    }
}
