using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a program knows of its schema.</summary>
internal static class SchemaPlans
{
    /// <exception cref="VerbFailedException">The plan was not generated.</exception>
    public static SchemaPlan Of(Plan plan) => plan.Schema
        ?? throw new VerbFailedException($"Plan {plan.Name} holds no schema: it was not made by the generator of this version.");

    /// <summary>The stores that are chosen and set up, to be looked at.</summary>
    public static IReadOnlyList<ISchemaStore> StoresOf(TargetStores stores) =>
        [.. new[] { stores.Postgres is null ? null : stores.PostgresSchema, stores.Cassandra is null
            ? null : stores.CassandraSchema }.OfType<ISchemaStore>()];

    /// <summary>Compares each store with the classes.</summary>
    public static async Task<IReadOnlyList<(ISchemaStore Store, SchemaComparison Found)>> CompareAsync(
        TargetStores stores, SchemaPlan schema, CancellationToken cancellation)
    {
        var classes = ClassSchema.Of(schema);
        var found = new List<(ISchemaStore, SchemaComparison)>();
        foreach (var store in StoresOf(stores))
            found.Add((store, await SchemaComparison.ReadAsync(store, classes, cancellation).ConfigureAwait(false)));
        return found;
    }

    /// <summary>The store's name as people write it.</summary>
    public static string NameOf(ISchemaStore store) => store.Store == Generators.SchemaDiff.SchemaStore.Cassandra
        ? "Cassandra" : "PostgreSQL";
}
