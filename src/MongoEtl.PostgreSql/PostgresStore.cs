using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>Everything of one plan in one PostgreSQL database: rows, state and keys, over one pool of
/// connections. Nothing is connected until it is used.</summary>
public sealed class PostgresStore : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    /// <summary>Names the database and the plan.</summary>
    public PostgresStore(PostgresOptions options, Plan plan)
    {
        _database = new PostgresDatabase(options);
        Target = new PostgresRowTarget(_database, plan);
        State = new PostgresStateStore(_database);
        Keys = new PostgresKeyStore(_database, plan);
        Derived = new PostgresDerivedStore(_database, plan);
    }

    /// <summary>Where rows go.</summary>
    public IRowTarget Target { get; }

    /// <summary>What outlives the process.</summary>
    public IStateStore State { get; }

    /// <summary>The key maps.</summary>
    public IKeyStore Keys { get; }

    /// <summary>The catalogue.</summary>
    internal ISchemaStore Schema => new PostgresSchema(_database);

    /// <summary>What was done to schemas.</summary>
    internal ISchemaJournal Journal => new SchemaJournal(_database);

    /// <summary>Stage tables and derived ones.</summary>
    public IDerivedStore Derived { get; }

    /// <summary>Gives the plan's lock back and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await State.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }
}
