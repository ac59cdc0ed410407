namespace MongoEtl.Runtime;

/// <summary>Reads documents of a collection once, in source order, reading ahead while the visitor works.</summary>
/// <param name="run">The run.</param>
/// <param name="entity">Whose collection.</param>
/// <param name="elements">The top-level elements that the visitor looks at; empty for whole documents.</param>
/// <param name="batches">Where batches come from, if several parts are read after each other or at once.</param>
internal sealed class SourceWalk(
    RunContext run, EntityRun entity, IReadOnlyList<string> elements, BatchPool<DocumentBatch>? batches = null)
{
    // Null: an absent collection has no parts to open.
    private readonly CollectionInfo? _collection = entity.Collection is { } collection ? collection with { Elements = elements } : null;

    /// <summary>Called with a batch and the place of its first document.</summary>
    public delegate ValueTask Visit(DocumentBatch batch, DocumentPlace first);

    /// <summary>Reads all parts, one after another.</summary>
    /// <returns>Where the source cannot be read on for good, or null. The parts behind that one are read all the same, as the workers will.</returns>
    /// <exception cref="SourceException">The source failed in a way that may pass.</exception>
    public async Task<SourceException?> RunAsync(IReadOnlyList<SourcePartition> partitions, Visit visit, CancellationToken cancellation)
    {
        SourceException? torn = null;
        foreach (var partition in partitions.OrderBy(partition => partition.Ordinal))
        {
            try
            {
                await WalkAsync(new Walk(partition), visit, cancellation).ConfigureAwait(false);
            }
            catch (SourceException exception) when (!exception.IsTransient)
            {
                torn ??= exception;
            }
        }
        return torn;
    }

    /// <summary>Reads one part to its end. After a failure of the source that may pass it goes on behind the last batch, so that each document
    /// is visited once.</summary>
    /// <exception cref="SourceException">The source cannot be read on, or did not come back in time.</exception>
    public async Task ReadThroughAsync(SourcePartition partition, Visit visit, CancellationToken cancellation)
    {
        var walk = new Walk(partition);
        var attempts = run.Retry.Begin(entity.Name);
        while (true)
        {
            var before = walk.Next;
            try
            {
                await WalkAsync(walk, visit, cancellation).ConfigureAwait(false);
                return;
            }
            catch (SourceException exception) when (exception.IsTransient)
            {
                if (walk.Next != before)
                    attempts.Progressed();
                await attempts.PauseAsync(exception, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task WalkAsync(Walk walk, Visit visit, CancellationToken cancellation)
    {
        await using var reader = await run.Ports.Source.OpenAsync(_collection!, walk.Partition, walk.Position, cancellation)
            .ConfigureAwait(false);
        using var own = batches is null ? new BatchPool<DocumentBatch>(() => new DocumentBatch()) : null;
        var pool = batches ?? own!;
        var (present, next) = (pool.Rent(), pool.Rent());
        try
        {
            var more = await ReadAsync(reader, present, cancellation).ConfigureAwait(false);
            while (more)
            {
                var ahead = ReadAsync(reader, next, cancellation);
                try
                {
                    await visit(present, walk.Next).ConfigureAwait(false);
                }
                catch
                {
                    // The buffer must not be freed under the reader.
                    await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw;
                }
                walk.Pass(present);
                more = await ahead.ConfigureAwait(false);
                (present, next) = (next, present);
            }
        }
        finally
        {
            pool.Return(present);
            pool.Return(next);
        }
    }

    private Task<bool> ReadAsync(IPartitionReader reader, DocumentBatch batch, CancellationToken cancellation) => Task.Run(async () =>
    {
        var more = await reader.ReadAsync(batch, run.Options.Batch, cancellation).ConfigureAwait(false);
        await run.Rate.PayAsync(batch.Count, cancellation).ConfigureAwait(false);
        return more;
    }, cancellation);

    /// <summary>How far a part was visited.</summary>
    private sealed class Walk(SourcePartition partition)
    {
        public SourcePartition Partition => partition;

        /// <summary>Behind the last batch.</summary>
        public SourcePosition Position { get; private set; } = SourcePosition.Start;

        /// <summary>Place of the next document.</summary>
        public DocumentPlace Next { get; private set; } = new(partition.Ordinal, 0);

        public void Pass(DocumentBatch batch) => (Position, Next) = (batch.End, Next with { Index = Next.Index + batch.Count });
    }
}
