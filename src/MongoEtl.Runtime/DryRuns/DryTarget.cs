namespace MongoEtl.Runtime;

/// <summary>A target that takes everything and keeps nothing: what the server alone would refuse does not show in a dry run.</summary>
internal sealed class DryTarget(DryState state) : IRowTarget
{
    public Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> AreTablesEmptyAsync(EntityPlan entity, CancellationToken cancellation) => Task.FromResult(true);

    public Task ReadyAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IRowWriter> OpenWriterAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation) =>
        Task.FromResult<IRowWriter>(new Writer(state, entity.Name));

    public Task<IReadOnlyList<RemovedRow>> BuildIndexesAsync(EntityPlan entity, CancellationToken cancellation, int? jobs = null)
    {
        state.SetPhase(Store.Postgres, entity.Name, EntityPhase.Keyed);
        return Task.FromResult<IReadOnlyList<RemovedRow>>([]);
    }

    public Task<IReadOnlyDictionary<string, long>> SettleAsync(EntityPlan entity, ICollection<RemovedRow> removed, CancellationToken cancellation)
    {
        state.SetPhase(Store.Postgres, entity.Name, EntityPhase.Settled);
        return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());
    }

    public Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> RemoveUnreferencedRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) =>
        Task.FromResult(true);

    public Task ConstrainAsync(EntityPlan entity, CancellationToken cancellation)
    {
        state.SetPhase(Store.Postgres, entity.Name, EntityPhase.Constrained);
        return Task.CompletedTask;
    }

    public Task FinishAsync(EntityPlan entity, CancellationToken cancellation)
    {
        state.SetPhase(Store.Postgres, entity.Name, EntityPhase.Done);
        return Task.CompletedTask;
    }

    public Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation) => Task.FromResult(0L);

    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Writer(DryState state, string entity) : IRowWriter
    {
        public Task BeginAsync(PartitionState expected, CancellationToken cancellation) => Task.CompletedTask;

        public Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => Task.CompletedTask;

        public Task CommitAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
        {
            state.Commit(Store.Postgres, entity, reached, letters);
            return Task.CompletedTask;
        }

        // Dry runs are loads: nothing is replayed.
        public Task BeginReplayAsync(CancellationToken cancellation) => throw new InvalidOperationException("A dry run replays nothing.");

        public Task CommitReplayAsync(
            IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation) =>
            throw new InvalidOperationException("A dry run replays nothing.");

        public Task RollbackAsync(CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
