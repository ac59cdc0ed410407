namespace MongoEtl.Runtime;

/// <summary>What to validate and how.</summary>
public sealed record ValidationOptions
{
    /// <summary>Names of the entities; empty: all of the plan.</summary>
    public IReadOnlyCollection<string> Only { get; init; } = [];

    /// <summary>The stores; empty: all that the plan has tables in and the run has a target for.</summary>
    public IReadOnlyCollection<Store> Targets { get; init; } = [];

    /// <summary>Parts of collections and tables that are read at once.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>Share of the documents in percent, or null: all.</summary>
    public double? SamplePercent { get; init; }

    /// <summary>Most rows that are named of each table, and most keys of each check.</summary>
    public int MostFindings { get; init; } = 20;

    /// <summary>Whether rows are compared.</summary>
    public bool Rows { get; init; } = true;

    /// <summary>Whether the checks are run.</summary>
    public bool Checks { get; init; } = true;

    /// <summary>Whether missing and differing rows are written, and everything is looked at again.</summary>
    public bool Repair { get; init; }

    /// <summary>Whether the repair also removes extra rows.</summary>
    public bool DeleteExtra { get; init; }

    /// <summary>Bytes that key maps in memory may take.</summary>
    public long KeyMapBytes { get; init; } = new MigrationOptions().KeyMapBytes;
}
