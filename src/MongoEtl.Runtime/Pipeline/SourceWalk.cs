namespace MongoEtl.Runtime;

/// <summary>Reads a whole collection once, in source order, reading ahead while the visitor works.</summary>
internal sealed class SourceWalk(RunContext run, EntityRun entity)
{
    /// <summary>Called with a batch and the place of its first document.</summary>
    public delegate ValueTask Visit(DocumentBatch batch, DocumentPlace first);

    /// <exception cref="SourceException">The source cannot be read on.</exception>
    public async Task RunAsync(IReadOnlyList<SourcePartition> partitions, Visit visit, CancellationToken cancellation)
    {
        foreach (var partition in partitions.OrderBy(partition => partition.Ordinal))
            await WalkAsync(partition, visit, cancellation).ConfigureAwait(false);
    }

    private async Task WalkAsync(SourcePartition partition, Visit visit, CancellationToken cancellation)
    {
        await using var reader = await run.Ports.Source.OpenAsync(entity.Collection!, partition, SourcePosition.Start, cancellation).ConfigureAwait(false);
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
