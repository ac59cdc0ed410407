namespace MongoEtl.Runtime;

/// <summary>What every step of a run works with.</summary>
internal sealed class RunContext(Plan plan, MigrationPorts ports, MigrationOptions options, IMigrationProgress progress)
{
    private readonly List<string> _warnings = [];

    public Plan Plan => plan;

    public MigrationPorts Ports => ports;

    public IStateStore State => ports.State;

    public IRowTarget Target => ports.Target;

    public MigrationOptions Options => options;

    public IMigrationProgress Progress => progress;

    public LetterFactory Letters { get; } = new(options.EncryptionKey);

    public DeadLetterBudget Budget { get; } = new(options);

    public RateGate Rate { get; } = new(options.MaxRate);

    public RetryPolicy Retry { get; } = new(options, progress);

    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_warnings)
                return [.. _warnings];
        }
    }

    /// <summary>Tells people at once and in the report.</summary>
    public void Warn(string? entity, string text)
    {
        lock (_warnings)
            _warnings.Add(entity is null ? text : $"{entity}: {text}");
        progress.Note(isWarning: true, entity, text);
    }
}
