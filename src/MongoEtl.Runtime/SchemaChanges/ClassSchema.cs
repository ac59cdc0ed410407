using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>The schema that a program's classes ask for, and what they state about changes of it.</summary>
internal sealed record ClassSchema(Schema Schema, Intents Intents)
{
    /// <exception cref="InvalidOperationException">The plan's text is none that this version writes.</exception>
    public static ClassSchema Of(SchemaPlan plan)
    {
        var read = LockReader.Read(plan.Lock);
        if (read.Schema is not { } schema)
            throw new InvalidOperationException($"The program's own schema cannot be read: {read.Fault!.Message}. Build it with the "
                + $"generator of this version.");
        return new ClassSchema(schema, new Intents(plan.Intents.Select(Intent).ToEquatable()));
    }

    /// <summary>The tables of a store that matter: those of the classes, the names they once had, and those that are to go.</summary>
    public IReadOnlyCollection<TableId> TablesOf(SchemaStore store) =>
    [
        .. Schema.Tables.SelectMany(table => new[] { table.Id, Intents.FormerTable(table.Id) ?? table.Id })
            .Concat(Intents.All.Where(intent => intent.Kind == IntentKind.DropTable).Select(intent => intent.Table))
            .Where(table => table.Store == store).Distinct().Order(),
    ];

    private static SchemaIntent Intent(SchemaIntentPlan plan) => new(
        Enum.Parse<IntentKind>(plan.Kind),
        new TableId(plan.IsCassandra ? SchemaStore.Cassandra : SchemaStore.Postgres, plan.Schema, plan.Table),
        plan.Name,
        plan.Value,
        plan.FormerSchema);
}
