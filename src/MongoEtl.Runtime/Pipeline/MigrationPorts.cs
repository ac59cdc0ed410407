namespace MongoEtl.Runtime;

/// <summary>The stores a run works with. Whoever composes them disposes them.</summary>
/// <param name="Source">Where documents come from.</param>
/// <param name="Postgres">Where rows of PostgreSQL tables go, or null: it is no target.</param>
/// <param name="Cassandra">Where rows of Cassandra tables go, or null: it is no target.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Services">Services of row constructors.</param>
public sealed record MigrationPorts(
    IDocumentSource Source,
    IRowTarget? Postgres,
    IWideColumnTarget? Cassandra,
    IStateStore State,
    IKeyStore Keys,
    IServiceProvider Services)
{
    /// <summary>Computes derived tables; null where a plan has none, and in a dry run.</summary>
    public IDerivedStore? Derived { get; init; }

    /// <summary>The targets' catalogues, which are looked at before anything is written.</summary>
    internal IReadOnlyList<ISchemaStore> Schemas { get; init; } = [];

    /// <summary>True when rows can go to the store.</summary>
    public bool Has(Store store) => store == Store.Postgres ? Postgres is not null : Cassandra is not null;
}
