using System.Text.RegularExpressions;

namespace MongoEtl.Runtime;

/// <summary>What derived tables are to the rest of the program.</summary>
public static partial class DerivedTables
{
    /// <summary>The schema of the stage tables that runs fill.</summary>
    public const string StageSchema = "mongoetl_stage";

    /// <summary>The table as an entity without documents, for those who write rows of entities. Its name, by which state knows it, is no
    /// class's.</summary>
    public static EntityPlan AsEntity(this DerivedPlan derived) => new()
    {
        Name = "derived." + derived.Name,
        Collection = "",
        Wave = int.MaxValue,
        Key = KeyKind.SourceId,
        Tables = [],
        CassandraTables = [derived.Table],
        Fields = [],
        References = [],
        Fingerprint = derived.Fingerprint,
        CreateEncoder = _ => throw new InvalidOperationException($"Rows of {derived.Name} come from a query and not from documents."),
    };

    /// <summary>The entities whose rows the query reads: those with a stage table that it names, or a PostgreSQL table that it names with
    /// its schema. A name of a stage table that stands for something else counts too, which only makes the table wait for one entity
    /// more.</summary>
    public static IReadOnlyList<EntityPlan> FeedersOf(this Plan plan, DerivedPlan derived)
    {
        var query = derived.Query.Replace("\"", "", StringComparison.Ordinal);
        var words = Words().Matches(query).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. plan.Entities.Where(entity => entity.StageTables.Any(table => words.Contains(table.Name)) || entity.Tables.Any(IsNamed))];

        bool IsNamed(TablePlan table) => words.Contains($"{table.Schema}.{table.Name}");
    }

    /// <summary>The leg of an entity whose end a derived table waits for.</summary>
    public static Store FeedingStore(this EntityPlan entity) => entity.StageTables.Count > 0 ? Store.Cassandra : Store.Postgres;

    /// <summary>The derived tables that one of the entities feeds.</summary>
    public static IReadOnlyList<DerivedPlan> FedBy(this Plan plan, IEnumerable<EntityPlan> entities)
    {
        var names = entities.Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        return [.. plan.Derived.Where(derived => plan.FeedersOf(derived).Any(feeder => names.Contains(feeder.Name)))];
    }

    [GeneratedRegex("[\\p{L}_][\\p{L}\\p{Nd}_$]*(\\.[\\p{L}_][\\p{L}\\p{Nd}_$]*)?")]
    private static partial Regex Words();
}
