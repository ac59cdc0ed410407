namespace MongoEtl.Runtime;

/// <summary>How to run a migration. Everything has a default that suits a normal run.</summary>
public sealed record MigrationOptions
{
    /// <summary>Names of the entities to run; empty: all of the plan.</summary>
    public IReadOnlyCollection<string> Only { get; init; } = [];

    /// <summary>The stores to write to; empty: all that the plan has tables in and the run has a target for.</summary>
    public IReadOnlyCollection<Store> Targets { get; init; } = [];

    /// <summary>Names of entities whose unfinished state is forgotten: they begin anew. Keys are kept.</summary>
    public IReadOnlySet<string> Restart { get; init; } = new HashSet<string>();

    /// <summary>Empty the tables of the run's entities first, under the plan's lock; those entities begin anew. Keys are kept. Not in a dry run.</summary>
    public bool Truncate { get; init; }

    /// <summary>Partitions that are read, encoded and written at once.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>When a batch of documents is full.</summary>
    public BatchLimits Batch { get; init; } = BatchLimits.Default;

    /// <summary>Encoded bytes after which a transaction commits; null: 128 MiB in a load, whose rows go straight into their tables, else 64 MiB.</summary>
    public long? TransactionBytes { get; init; }

    /// <summary>Time after which a transaction commits.</summary>
    public TimeSpan TransactionTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most documents read of each collection, or null.</summary>
    public long? Limit { get; init; }

    /// <summary>Most documents read a second, over all entities, or null.</summary>
    public double? MaxRate { get; init; }

    /// <summary>Share of the documents read so far that may be dead letters, once there are more than <see cref="MaxDeadLettersFrom"/>; above it the run stops.</summary>
    public double MaxDeadLetterShare { get; init; } = 0.01;

    /// <summary>Dead letters that are always allowed.</summary>
    public long MaxDeadLettersFrom { get; init; } = 100;

    /// <summary>Encode everything, write nothing, keep no state.</summary>
    public bool DryRun { get; init; }

    /// <summary>How long a server may fail without any progress before the run stops.</summary>
    public TimeSpan RetryTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause before the first retry; each further one is about twice as long, up to 10 s.</summary>
    public TimeSpan FirstRetryPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Bytes that key maps in memory may take; beyond them keys are looked up batch by batch.</summary>
    public long KeyMapBytes { get; init; } = 48 * 1024 * 1024;

    /// <summary>The 32-byte master key (<c>ENCRYPTION_KEY</c>) for dead letters of sensitive entities, or null.</summary>
    public byte[]? EncryptionKey { get; init; }
}
