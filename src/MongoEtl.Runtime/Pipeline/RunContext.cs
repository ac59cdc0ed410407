namespace MongoEtl.Runtime;

/// <summary>What every step of a run works with.</summary>
internal sealed class RunContext(Plan plan, MigrationPorts ports, MigrationOptions options, IMigrationProgress progress)
{
    private readonly List<string> _warnings = [];

    public Plan Plan => plan;

    public MigrationPorts Ports => ports;

    public IStateStore State => ports.State;

    /// <summary>PostgreSQL as a target: only in its own leg.</summary>
    public IRowTarget Postgres => ports.Postgres ?? throw new InvalidOperationException("PostgreSQL is no target of this run.");

    /// <summary>Cassandra as a target: only in its own leg.</summary>
    public IWideColumnTarget Cassandra => ports.Cassandra ?? throw new InvalidOperationException("Cassandra is no target of this run.");

    public MigrationOptions Options => options;

    public IMigrationProgress Progress => progress;

    public LetterFactory Letters { get; } = new(options.EncryptionKey);

    public DeadLetterBudget Budget { get; } = new(options);

    public RateGate Rate { get; } = new(options.MaxRate);

    public RetryPolicy Retry { get; } = new(options, progress);

    /// <summary>What the entity's rows depend on besides its documents.</summary>
    public string FingerprintOf(EntityPlan entity) => EntityFingerprint.Of(entity, ports.Services);

    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_warnings)
                return [.. _warnings];
        }
    }

    /// <summary>Opens a writer of the entity's leg.</summary>
    public async Task<IRowWriter> OpenWriterAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (entity.Store == Store.Postgres)
            return await Postgres.OpenWriterAsync(entity.Plan, entity.Mode, cancellation).ConfigureAwait(false);
        var writer = await Cassandra.OpenWriterAsync(entity.Plan, entity.WriteTimestamp, cancellation).ConfigureAwait(false);
        return new WideColumnTransactions(State, entity, writer);
    }

    /// <summary>A write timestamp above that of every run so far: that of a run which is over at once.</summary>
    public async Task<long> NewTimestampAsync(CancellationToken cancellation)
    {
        var record = await State.StartRunAsync(ports.Source.Name, cancellation).ConfigureAwait(false);
        await State.FinishRunAsync(record.Id, "done", cancellation).ConfigureAwait(false);
        return record.WriteTimestamp;
    }

    /// <summary>Tells people at once and in the report.</summary>
    public void Warn(string? entity, string text)
    {
        lock (_warnings)
            _warnings.Add(entity is null ? text : $"{entity}: {text}");
        progress.Note(isWarning: true, entity, text);
    }
}
