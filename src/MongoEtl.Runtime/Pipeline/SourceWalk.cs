namespace MongoEtl.Runtime;

/// <summary>Reads a whole collection once, in source order, reading ahead while the visitor works.</summary>
/// <param name="run">The run.</param>
/// <param name="entity">Whose collection.</param>
/// <param name="elements">The top-level elements that the visitor looks at; empty for whole documents.</param>
internal sealed class SourceWalk(RunContext run, EntityRun entity, IReadOnlyList<string> elements)
{
    // Null: an absent collection has no parts to open.
    private readonly CollectionInfo? _collection = entity.Collection is { } collection ? collection with { Elements = elements } : null;

    /// <summary>Called with a batch and the place of its first document.</summary>
    public delegate ValueTask Visit(DocumentBatch batch, DocumentPlace first);

    /// <returns>Where the source cannot be read on for good, or null. The parts behind that one are read all the same, as the workers will.</returns>
    /// <exception cref="SourceException">The source failed in a way that may pass.</exception>
    public async Task<SourceException?> RunAsync(IReadOnlyList<SourcePartition> partitions, Visit visit, CancellationToken cancellation)
    {
        SourceException? torn = null;
        foreach (var partition in partitions.OrderBy(partition => partition.Ordinal))
        {
            try
            {
                await WalkAsync(partition, visit, cancellation).ConfigureAwait(false);
            }
            catch (SourceException exception) when (!exception.IsTransient)
            {
                torn ??= exception;
            }
        }
        return torn;
    }

    private async Task WalkAsync(SourcePartition partition, Visit visit, CancellationToken cancellation)
    {
        await using var reader = await run.Ports.Source.OpenAsync(_collection!, partition, SourcePosition.Start, cancellation).ConfigureAwait(false);
        using var one = new DocumentBatch();
        using var other = new DocumentBatch();
        var (present, next) = (one, other);
        var place = new DocumentPlace(partition.Ordinal, 0);
        var more = await ReadAsync(reader, present, cancellation).ConfigureAwait(false);
        while (more)
        {
            var ahead = ReadAsync(reader, next, cancellation);
            try
            {
                await visit(present, place).ConfigureAwait(false);
            }
            catch
            {
                // The buffer must not be freed under the reader.
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
            place = place with { Index = place.Index + present.Count };
            more = await ahead.ConfigureAwait(false);
            (present, next) = (next, present);
        }
    }

    private Task<bool> ReadAsync(IPartitionReader reader, DocumentBatch batch, CancellationToken cancellation) => Task.Run(async () =>
    {
        var more = await reader.ReadAsync(batch, run.Options.Batch, cancellation).ConfigureAwait(false);
        await run.Rate.PayAsync(batch.Count, cancellation).ConfigureAwait(false);
        return more;
    }, cancellation);
}
