using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>migrate</c>.</summary>
internal sealed class MigrateOptions : WritingOptions
{
    [Option("source", MetaValue = "SOURCE", HelpText = "The path of the dump to read, or the address of a MongoDB; stands above MONGODB_URI. " +
        "Others can read command lines: an address with a password belongs into MONGODB_URI or MONGODB_URI_FILE.")]
    [Manual("--source backup/dump", Default = "MONGODB_URI")]
    public string? Source { get; set; }

    [Option("source-read-concern", MetaValue = "LEVEL", HelpText = "What reads of a server may see: local, majority, available, or snapshot " +
        "(everything as it was at one moment; MongoDB 5.0 or later); stands above MONGODB_READ_CONCERN.")]
    [Manual("--source-read-concern snapshot", Default = "MONGODB_READ_CONCERN, else what the address says, else local")]
    public string? SourceReadConcern { get; set; }

    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only these entities, named with commas and no blanks between " +
        "them, still in load order. References to the others find what earlier runs left.")]
    [Manual("--only province,municipality", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    [Option("target", MetaValue = "STORE", HelpText = "The store to write to: postgres, cassandra or both. PostgreSQL always comes before " +
        "Cassandra, and what it sets aside goes to no store.")]
    [Manual("--target cassandra", Default = "both, as far as the plan has tables in them and settings say where they are")]
    public string? Target { get; set; }

    [Option("cassandra-out", MetaValue = "DIR", HelpText = "Writes the tables of Cassandra to files for cqlsh in this folder instead of " +
        "connecting to a cluster. It must be absent, empty, or of an earlier run. CASSANDRA_HOSTS is then not used.")]
    [Manual("--cassandra-out bundle", Default = "rows go to the cluster that CASSANDRA_HOSTS names")]
    public string? CassandraOut { get; set; }

    [Option("dry-run", HelpText = "Reads and encodes everything, writes nothing, keeps no state, and lists the documents that would be " +
        "set aside.")]
    [Manual("--dry-run")]
    public bool DryRun { get; set; }

    [Option("truncate", HelpText = "Empties the tables of the run's entities first, as the verb truncate does; asks before that, " +
        "unless --yes.")]
    [Manual("--truncate --yes")]
    public bool Truncate { get; set; }

    [Option("restart", HelpText = "Forgets how far the run's entities were: they are read from the start. Needed when a class or the " +
        "source changed in the middle of an unfinished run. Keys are kept.")]
    [Manual("--restart --only user")]
    public bool Restart { get; set; }

    [Option("limit", MetaValue = "N", HelpText = "Reads at most N documents of each collection: for trying things out.")]
    [Manual("--limit 1000", Default = "no limit")]
    public long? Limit { get; set; }

    [Option("jobs", MetaValue = "N", HelpText = "Parts of collections that are read, encoded and written at once. Any number gives the " +
        "same tables.")]
    [Manual("--jobs 4", Default = "the number of processors, at most 8")]
    public int? Jobs { get; set; }

    [Option("batch-size", MetaValue = "N", HelpText = "Most documents in a batch. A batch is also full at 1 MiB.")]
    [Manual("--batch-size 2000", Default = "10000")]
    public int? BatchSize { get; set; }

    [Option("max-rate", MetaValue = "N", HelpText = "Most documents read a second, over all entities, to spare the servers.")]
    [Manual("--max-rate 5000", Default = "no limit")]
    public double? MaxRate { get; set; }

    [Option("retry-limit", MetaValue = "SECONDS", HelpText = "How long a server may fail, without the part it is to write getting on, before " +
        "the run stops; it can then be resumed.")]
    [Manual("--retry-limit 600", Default = "120")]
    public int? RetryLimit { get; set; }

    [Option("max-dead-letters", MetaValue = "N|P%", HelpText = "The run stops above this many dead letters, or above this share of the " +
        "documents read so far (a share counts once there are more than 100).")]
    [Manual("--max-dead-letters 5%", Default = "1%")]
    public string? MaxDeadLetters { get; set; }

    [Option("yes", HelpText = "Does not ask before --truncate.")]
    [Manual("--truncate --yes")]
    public bool Yes { get; set; }

    public override Dictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        settings["source"] = Source;
        settings["source-read-concern"] = SourceReadConcern;
        return settings;
    }

    public override void Check(ICollection<string> problems)
    {
        AtLeast(problems, "limit", Limit, 0);
        AtLeast(problems, "jobs", Jobs, 1);
        AtLeast(problems, "batch-size", BatchSize, 1);
        AtLeast(problems, "retry-limit", RetryLimit, 0);
        if (MaxRate is { } rate && !(rate > 0 && double.IsFinite(rate)))
            problems.Add("--max-rate is not above 0: write how many documents a second may be read, for example --max-rate 5000.");
        if (MaxDeadLetters is { } limit && !DeadLetterLimit.TryParse(limit, out _))
            problems.Add("--max-dead-letters is neither a number nor a percentage: write for example --max-dead-letters 500 or " +
                "--max-dead-letters 5%.");
        TargetChoice.Check(problems, Target);
        if (CassandraOut is { Length: 0 })
            problems.Add("--cassandra-out is empty: write the name of a folder.");
        if (CassandraOut is not null && CassandraHosts is not null)
            problems.Add("--cassandra-out writes files instead of connecting, so --cassandra-hosts cannot go with it: leave out one of them.");
        if (CassandraOut is not null && Target == "postgres")
            problems.Add("--cassandra-out writes the tables of Cassandra, and --target postgres leaves them out: leave out one of them.");
        if (DryRun && (Truncate || Restart))
            problems.Add($"--dry-run writes nothing, so --{(Truncate ? "truncate" : "restart")} cannot go with it: leave out one of them.");
    }
}
