namespace MongoEtl.Generators;

/// <summary>Names of the pipeline's steps, by which tests see what was cached.</summary>
internal static class StepNames
{
    public const string FindCollections = nameof(FindCollections);
    public const string FindDocuments = nameof(FindDocuments);
    public const string FindRows = nameof(FindRows);
    public const string FindCassandraRows = nameof(FindCassandraRows);
    public const string FindShared = nameof(FindShared);
    public const string FindStages = nameof(FindStages);
    public const string FindDerived = nameof(FindDerived);
    public const string Stages = nameof(Stages);
    public const string Derived = nameof(Derived);
    public const string DerivedSources = nameof(DerivedSources);
    public const string Views = nameof(Views);
    public const string BaseViews = nameof(BaseViews);
    public const string Rows = nameof(Rows);
    public const string CassandraRows = nameof(CassandraRows);
    public const string Lists = nameof(Lists);
    public const string Shared = nameof(Shared);
    public const string SharedSources = nameof(SharedSources);
    public const string Filters = nameof(Filters);
    public const string Entities = nameof(Entities);
    public const string Tables = nameof(Tables);
    public const string Encoders = nameof(Encoders);
    public const string Plan = nameof(Plan);
    public const string Diagnostics = nameof(Diagnostics);
    public const string PlanDiagnostics = nameof(PlanDiagnostics);
    public const string TableShapes = nameof(TableShapes);
    public const string Schema = nameof(Schema);
    public const string SchemaIntents = nameof(SchemaIntents);
    public const string SchemaPlaces = nameof(SchemaPlaces);
    public const string SchemaLock = nameof(SchemaLock);
    public const string SchemaDiff = nameof(SchemaDiff);
    public const string SchemaHazards = nameof(SchemaHazards);
}
