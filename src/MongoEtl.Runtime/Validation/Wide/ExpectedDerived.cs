namespace MongoEtl.Runtime;

/// <summary>Derived tables of a validation: stage tables are filled anew, in the validation's own schema, while the source is read for the
/// other tables, and each query is asked there what it gives.</summary>
internal sealed class ExpectedDerived : IAsyncDisposable
{
    private const long MostWaitingBytes = 4 * 1024 * 1024;

    private readonly IDerivedStore _store;
    private readonly string _schema;
    private readonly List<EntityPlan> _feeders = [];
    private bool _isStaged;

    private ExpectedDerived(RunContext run, IDerivedStore store, IReadOnlyList<EntityRun> entities, int mostFindings)
    {
        (_store, _schema) = (store, ValidationSchema.Of(run.Plan));
        var names = entities.Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var derived in run.Plan.Derived)
        {
            var feeders = run.Plan.FeedersOf(derived);
            var absent = feeders.Where(feeder => feeder.StageTables.Count > 0 && !names.Contains(feeder.Name)).Select(feeder =>
                feeder.Name).ToList();
            if (absent.Count > 0)
            {
                run.Warn(null, $"{derived.Name} is not compared: it is derived from {string.Join(", ", absent)} too.");
                continue;
            }
            var entity = new EntityRun(run.Plan.Entities.Count, derived.AsEntity(), Store.Cassandra, null, new SilentProgress());
            Tables.Add((derived, new WideTable(entity, 0, mostFindings, isSample: false, run.Ports.Services)));
            _feeders.AddRange(feeders.Where(feeder => feeder.StageTables.Count > 0));
        }
    }

    /// <summary>The derived tables that can be compared.</summary>
    public List<(DerivedPlan Plan, WideTable Table)> Tables { get; } = [];

    /// <summary>Null where there are none.</summary>
    public static ExpectedDerived? Of(RunContext run, IReadOnlyList<EntityRun> entities, int mostFindings)
    {
        if (run.Plan.Derived.Count == 0 || run.Ports.Derived is not { } store)
            return null;
        var derived = new ExpectedDerived(run, store, entities, mostFindings);
        return derived.Tables.Count == 0 ? null : derived;
    }

    /// <summary>Makes the stage tables, empty.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (_isStaged)
            return;
        foreach (var feeder in _feeders.DistinctBy(feeder => feeder.Name))
            await _store.CreateStageAsync(feeder, _schema, cancellation).ConfigureAwait(false);
    }

    /// <summary>All documents were read.</summary>
    public void End() => _isStaged = true;

    /// <summary>Takes the stage rows of one worker; null where the entity feeds nothing, or all is staged already.</summary>
    public Worker? Open(EntityRun entity, CancellationToken cancellation) =>
        !_isStaged && _feeders.Any(feeder => feeder.Name == entity.Name) ? new Worker(this, entity.Plan, cancellation) : null;

    /// <summary>Reads every row that the query of a table gives, as an encoder would write it.</summary>
    public Task ReadAsync(DerivedPlan derived, VisitRow visit, CancellationToken cancellation) =>
        _store.ReadExpectedAsync(derived, _schema, rows =>
        {
            var written = rows.Written.Span;
            for (var at = 0; at < written.Length; at += ContestedTable.RowLength(written, at))
                visit(written.Slice(at, ContestedTable.RowLength(written, at))[sizeof(int)..]);
            return Task.CompletedTask;
        }, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var feeder in _feeders.DistinctBy(feeder => feeder.Name))
        {
            try
            {
                await _store.DropStageAsync(feeder, _schema, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TargetException failure)
            {
                // What led here is being thrown, or the result stands; the next validation makes them anew.
                System.Diagnostics.Trace.TraceInformation("Stage tables were left behind: {0}", failure.Message);
            }
        }
    }

    /// <summary>One worker's rows that wait.</summary>
    internal sealed class Worker(ExpectedDerived derived, EntityPlan entity, CancellationToken cancellation) : IAsyncDisposable
    {
        private readonly StagedRows _rows = new(entity);

        /// <summary>Adds the stage rows of a batch.</summary>
        public async Task AddAsync(EncodedBatch batch)
        {
            _rows.Add(batch.Sent[batch.Rows.Count..]);
            if (_rows.Bytes >= MostWaitingBytes)
                await FlushAsync().ConfigureAwait(false);
        }

        /// <summary>Stages what waits.</summary>
        public async Task FlushAsync()
        {
            await derived._store.StageAsync(_rows, derived._schema, cancellation).ConfigureAwait(false);
            _rows.Clear();
        }

        /// <summary>Gives up what waits: the part was read to its end, or the validation fails.</summary>
        public ValueTask DisposeAsync()
        {
            _rows.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
