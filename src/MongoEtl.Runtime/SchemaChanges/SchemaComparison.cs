using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>A store as it stands, compared with the classes.</summary>
/// <param name="Steps">What brings it to their shape, in order.</param>
/// <param name="Hazards">What is to be told of each step; null where another's tells.</param>
/// <param name="Undeclared">What stands there that no class declares; it is left alone.</param>
/// <param name="Obstacles">What is in the way of rows and no statement could make good.</param>
internal sealed record SchemaComparison(
    IReadOnlyList<SchemaStep> Steps, IReadOnlyList<Hazard?> Hazards, IReadOnlyList<string> Undeclared, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Whether rows find everything as the classes ask.</summary>
    public bool IsAsAsked => Steps.Count == 0 && Obstacles.Count == 0;

    /// <summary>Why the steps are not to be made.</summary>
    public IReadOnlyList<Hazard> Refusals => [.. Hazards.OfType<Hazard>().Where(hazard => hazard.IsError)];

    /// <summary>Reads a store and compares it.</summary>
    /// <exception cref="TargetException">The server is out of reach or refuses.</exception>
    public static async Task<SchemaComparison> ReadAsync(ISchemaStore store, ClassSchema classes, CancellationToken cancellation)
    {
        var live = await store.ReadAsync(classes.TablesOf(store.Store), classes.Schema, cancellation).ConfigureAwait(false);
        return Of(live, store.Store, classes);
    }

    /// <summary>Compares what was read.</summary>
    public static SchemaComparison Of(LiveSchema live, SchemaStore store, ClassSchema classes)
    {
        var wanted = OfStore(classes.Schema, store);
        var (standing, undeclared, obstacles) = LiveAdoption.Run(live, classes with { Schema = wanted });
        var changes = SchemaDifference.Between(standing, wanted, classes.Intents);
        var hazards = HazardFinder.Find(standing, wanted, changes, classes.Intents)
            .Select(hazard => hazard is { Number: Hazard.NotNull, Table: { } table } && IsEmpty(live, table, classes) ? null : hazard);
        var steps = StatementWriter.Write(standing, changes, classes.Intents, live.Names);
        return new SchemaComparison(steps, [.. hazards], undeclared, obstacles);
    }

    private static Schema OfStore(Schema schema, SchemaStore store) => new(
        store == SchemaStore.Postgres ? schema.Enums : default,
        new([.. schema.Tables.Where(table => table.Id.Store == store)]));

    private static bool IsEmpty(LiveSchema live, TableId table, ClassSchema classes) =>
        live.EmptyTables.Contains(table) || classes.Intents.FormerTable(table) is { } former && live.EmptyTables.Contains(former);
}
