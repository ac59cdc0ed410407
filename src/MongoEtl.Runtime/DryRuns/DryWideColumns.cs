namespace MongoEtl.Runtime;

/// <summary>A wide-column target that takes everything and keeps nothing.</summary>
internal sealed class DryWideColumns : IWideColumnTarget, IWideColumnWriter
{
    public string Destination => "nowhere";

    public Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation) =>
        Task.FromResult<IWideColumnWriter>(this);

    public Task<bool> IsEmptyAsync(CqlTablePlan table, CancellationToken cancellation) => Task.FromResult(true);

    public Task<TableContent> ExamineAsync(CqlTablePlan table, CancellationToken cancellation) => Task.FromResult(new TableContent(0, ""));

    public Task RemoveRowsAsync(
        EntityPlan entity, IReadOnlyList<RowBuffer> rows, long deleteTimestamp, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyList<StandingRow?>> FindRowsAsync(CqlTablePlan table, ReadOnlyMemory<byte> rows, CancellationToken cancellation) =>
        throw new InvalidOperationException("A dry run replays nothing.");

    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => Task.CompletedTask;

    public Task AcknowledgeAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task ResetAsync(CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
