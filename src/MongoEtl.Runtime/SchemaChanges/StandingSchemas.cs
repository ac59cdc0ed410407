using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>Looks at how the stores of a run stand before it writes anything. What is missing the run adds by itself. What a class lets go
/// may stand until <c>schema apply</c> takes it away: often the run fills first what comes in its place. Anything else stops the
/// run.</summary>
internal static class StandingSchemas
{
    /// <param name="stores">The stores that the run writes to.</param>
    /// <param name="plan">The plan; one without a schema, which no generator made, is not looked at.</param>
    /// <param name="tables">The run's tables.</param>
    /// <param name="areEmptied">Whether the run empties its tables first, so that rows of theirs are in nobody's way.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What stands though its class lets it go, as sentences.</returns>
    /// <exception cref="TargetException">A store is out of reach, or differs by more than what is missing.</exception>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<ISchemaStore> stores, Plan plan,
        IReadOnlySet<TableId> tables, bool areEmptied, CancellationToken cancellation)
    {
        if (plan.Schema is not { } schema)
            return [];
        var classes = ClassSchema.Of(schema);
        var (stopping, leaving) = (new List<string>(), new List<string>());
        foreach (var store in stores)
        {
            var found = await SchemaComparison.ReadAsync(store, classes, cancellation).ConfigureAwait(false);
            stopping.AddRange(found.Obstacles.Where(obstacle => tables.Contains(obstacle.Table))
                .Select(obstacle => $"{Of(store)}: {obstacle.Text}"));
            foreach (var (step, hazard) in found.Steps.Zip(found.Hazards))
            {
                var isConcerned = step.Change.Table is not { } table || tables.Contains(table) || step.Change.Kind == ChangeKind.DropTable;
                if (!isConcerned || IsAdded(step, hazard, areEmptied))
                    continue;
                if (IsLeaving(step.Change))
                    leaving.Add($"{ChangeText.Of(step.Change)} by schema apply, and stands until then");
                // A key that is replaced is told of where the new one comes.
                else if (hazard is not null || step.Change.Kind != ChangeKind.DropPrimaryKey)
                    stopping.Add($"{Of(store)}{Told(step.Change, hazard)}");
            }
        }
        if (stopping.Count > 0)
            throw new TargetException(Message(stopping));
        return leaving;
    }

    /// <summary>One line for one difference.</summary>
    private static string Message(List<string> stopping)
    {
        var separator = stopping.Count == 1 ? " " : "\n";
        return "Nothing was written, because tables stand otherwise than the classes ask, by more than what is missing:"
            + (stopping.Count == 1 ? $" {stopping[0]}." : string.Concat(stopping.Select(line => "\n  - " + line))) + separator
            + "schema diff --live shows the statements, schema apply makes the changes; or let the classes ask for what stands.";
    }

    /// <summary>Whether the run makes it by itself. A column that needs rows to be filled before it is NOT NULL takes more than one
    /// statement.</summary>
    private static bool IsAdded(SchemaStep step, Hazard? hazard, bool areEmptied) => step.Change.Kind switch
    {
        ChangeKind.CreateEnum or ChangeKind.CreateTable or ChangeKind.AddIndex or ChangeKind.AddForeignKey
            or ChangeKind.ValidateForeignKey => true,
        ChangeKind.AddPrimaryKey => hazard is { IsError: false },
        ChangeKind.AddColumn => hazard is not { IsError: true } && step.Statements.Count == 1
            || areEmptied && hazard is { Number: Hazard.NotNull },
        _ => false,
    };

    /// <summary>Whether it only takes away what refuses no row.</summary>
    private static bool IsLeaving(SchemaChange change) => change.Kind switch
    {
        ChangeKind.DropTable or ChangeKind.DropEnum => true,
        ChangeKind.DropColumn => change.Store == SchemaStore.Cassandra
            || change.FormerColumn is not { Nullable: false, Default: null, IsIdentity: false },
        ChangeKind.DropIndex => !change.Index!.IsUnique,
        ChangeKind.RebuildEnum => !change.Enum!.Labels.Except(change.FormerEnum!.Labels).Any(),
        _ => false,
    };

    private static string Told(SchemaChange change, Hazard? hazard) =>
        hazard is { IsError: true } ? $", {hazard.Id}: {hazard.Message}" : $": {ChangeText.Of(change)}";

    private static string Of(ISchemaStore store) => store.Store == SchemaStore.Cassandra ? "Cassandra" : "PostgreSQL";
}
