using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>A folder of files for cqlsh as the store of rows, where no cluster is at hand. Thread-safe.</summary>
/// <param name="options">Where it is.</param>
/// <param name="plan">The plan whose rows it gets.</param>
public sealed class BundleTarget(BundleOptions options, Plan plan) : IWideColumnTarget
{
    private const string Finished = "finished";

    private readonly BundleFolder _folder = new(options.Folder, plan.Name);

    /// <inheritdoc />
    /// <remarks>A name made with the folder: it may be moved.</remarks>
    public string Destination => $"bundle {_folder.Id}";

    /// <inheritdoc />
    public Task PrepareAsync(Plan prepared, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        SchemaPreparation.CheckName(options.Keyspace);
        foreach (var table in entities.SelectMany(entity => entity.CassandraTables))
        {
            foreach (var column in table.Columns)
                CqlTypeText.Of(table.Name, column);
        }
        return GuardAsync(_folder.Take, cancellation);
    }

    /// <inheritdoc />
    public Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation)
    {
        IWideColumnWriter? writer = null;
        Guard(() => writer = new BundleWriter(options.Folder, TakeJournals(entity, writeTimestamp), entity));
        return Task.FromResult(writer!);
    }

    /// <inheritdoc />
    public Task FinishAsync(
        EntityPlan entity, long writeTimestamp, IReadOnlyList<PartitionState> partitions, CancellationToken cancellation) =>
        Task.Run(() => Guard(() => Finish(entity, writeTimestamp, partitions, cancellation)), cancellation);

    /// <inheritdoc />
    public Task CompleteAsync(Plan completed, CancellationToken cancellation) => GuardAsync(() =>
    {
        BundleFolder.WriteWhole(_folder.SchemaScript, BundleScripts.Schema(options, plan));
        BundleFolder.WriteWhole(_folder.LoadScript, BundleScripts.Load(options, plan, _folder));
        _folder.ForgetJournals();
    }, cancellation);

    /// <inheritdoc />
    /// <remarks>A table's files are made anew by each run.</remarks>
    public Task<bool> IsEmptyAsync(CqlTablePlan table, CancellationToken cancellation) => Task.FromResult(true);

    /// <inheritdoc />
    public Task<TableContent> ExamineAsync(CqlTablePlan table, CancellationToken cancellation)
    {
        TableContent? content = null;
        Guard(() => content = BundleReading.Digest(_folder.FilesOf(table.Name)));
        return Task.FromResult(content!);
    }

    /// <inheritdoc />
    /// <remarks>Files refuse no row, so none has to be taken out again.</remarks>
    public Task RemoveRowsAsync(
        EntityPlan entity, IReadOnlyList<RowBuffer> rows, long deleteTimestamp, CancellationToken cancellation) =>
        throw new NotSupportedException("Rows of a bundle are not deleted one by one.");

    /// <inheritdoc />
    /// <remarks>Only replays ask, and they go to a cluster.</remarks>
    public Task<IReadOnlyList<StandingRow?>> FindRowsAsync(
        CqlTablePlan table, ReadOnlyMemory<byte> rows, CancellationToken cancellation) =>
        throw new NotSupportedException("Dead letters are not replayed into a bundle.");

    /// <inheritdoc />
    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        GuardAsync(_folder.Take, cancellation);

    /// <inheritdoc />
    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => GuardAsync(() =>
    {
        _folder.Take();
        File.Delete(_folder.LoadScript);
        foreach (var entity in entities)
        {
            _folder.ForgetJournals(entity.Name);
            foreach (var table in entity.CassandraTables)
                _folder.Forget(table.Name);
        }
    }, cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Finish(EntityPlan entity, long writeTimestamp, IReadOnlyList<PartitionState> partitions, CancellationToken cancellation)
    {
        var journals = TakeJournals(entity, writeTimestamp);
        var finished = Path.Combine(journals, Finished);
        if (File.Exists(finished))
            return;
        for (var table = 0; table < entity.CassandraTables.Count; table++)
        {
            var plan = entity.CassandraTables[table];
            var parts = partitions.OrderBy(part => part.Partition.Ordinal)
                .Select(part => (Path: BundleWriter.PathOf(journals, part.Partition.Ordinal, table), Rows: RowsOf(part, plan))).ToList();
            if (!new TableExport(_folder, journals, plan).Run(parts, cancellation))
                throw BundleErrors.Lost(options.Folder, entity.Name);
        }
        // From here on the rows are in the tables' files, and those gathered are of no use.
        BundleFolder.WriteWhole(finished, "");
        foreach (var journal in Directory.EnumerateFiles(journals).Where(file => file != finished))
            File.Delete(journal);
    }

    private static long RowsOf(PartitionState part, CqlTablePlan table) => part.Counts.Rows.GetValueOrDefault(table.Name);

    private string TakeJournals(EntityPlan entity, long writeTimestamp)
    {
        // The bundle is not whole from the first row on, until the script is written again.
        File.Delete(_folder.LoadScript);
        return _folder.TakeJournals(entity.Name, writeTimestamp);
    }

    private void Guard(Action work) => BundleErrors.Guard(options.Folder, work);

    private Task GuardAsync(Action work, CancellationToken cancellation) => BundleErrors.GuardAsync(options.Folder, work, cancellation);
}
