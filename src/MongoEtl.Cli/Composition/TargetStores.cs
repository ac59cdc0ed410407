using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>The stores of a run's targets, with state and key maps. Disposing releases the plan's lock.</summary>
/// <param name="Postgres">Where rows of PostgreSQL tables go, or null.</param>
/// <param name="Cassandra">Where rows of Cassandra tables go, or null.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Owner">Ends the state, the key maps and PostgreSQL.</param>
internal sealed record TargetStores(
    IRowTarget? Postgres, IWideColumnTarget? Cassandra, IStateStore State, IKeyStore Keys, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <summary>PostgreSQL's catalogue, where there is one to look at.</summary>
    public ISchemaStore? PostgresSchema { get; init; }

    /// <summary>The keyspace's tables, where there is a cluster.</summary>
    public ISchemaStore? CassandraSchema { get; init; }

    /// <summary>Where changes of schemas are recorded.</summary>
    public ISchemaJournal? Journal { get; init; }

    /// <summary>Computes derived tables, where state is kept; null for a plan without any.</summary>
    public IDerivedStore? Derived { get; init; }

    /// <summary>The same with no other targets than those chosen; all of them when none is.</summary>
    /// <exception cref="UsageException">One is chosen that no settings are there for.</exception>
    public TargetStores Only(IReadOnlyCollection<Store> targets)
    {
        if (targets.Count == 0)
            return this;
        if (targets.Contains(Store.Cassandra) && Cassandra is null)
            throw new UsageException("--target names Cassandra, and CASSANDRA_HOSTS is not set: write for example CASSANDRA_HOSTS=10.0.0.1,10.0.0.2 and "
                + "CASSANDRA_KEYSPACE=app in the environment or in .env.", null);
        if (targets.Contains(Store.Postgres) && Postgres is null)
            throw new UsageException("--target names PostgreSQL, and POSTGRES_HOST is not set.", null);
        return this with
        {
            Postgres = targets.Contains(Store.Postgres) ? Postgres : null,
            Cassandra = targets.Contains(Store.Cassandra) ? Cassandra : null,
        };
    }

    /// <summary>The entities of each leg, in the order of a run.</summary>
    public IEnumerable<(string Entity, Store Store)> Legs(IReadOnlyList<EntityPlan> entities) => Enum.GetValues<Store>()
        .Where(store => store == Store.Postgres ? Postgres is not null : Cassandra is not null)
        .SelectMany(store => entities.Where(entity => entity.IsIn(store)).Select(entity => (entity.Name, store)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Cassandra is not null)
            await Cassandra.DisposeAsync().ConfigureAwait(false);
        await Owner.DisposeAsync().ConfigureAwait(false);
    }
}
