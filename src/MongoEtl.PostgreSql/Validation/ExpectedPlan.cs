using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>The plan with the compared tables moved into a schema of the comparison's own, so that what settles and reduces rows works on
/// the
/// expected ones.</summary>
internal sealed class ExpectedPlan
{
    public ExpectedPlan(Plan plan, ComparisonScope scope)
    {
        Actual = plan;
        Scope = scope;
        Schema = ValidationSchema.Of(plan);
        var names = scope.Entities.Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        Expected = plan with
        {
            Entities = [.. plan.Entities.Select((entity, ordinal) => names.Contains(entity.Name) ? Moved(entity, ordinal) : entity)],
        };
    }

    /// <summary>The plan as it is.</summary>
    public Plan Actual { get; }

    /// <summary>The plan of the expected rows.</summary>
    public Plan Expected { get; }

    /// <summary>What is compared.</summary>
    public ComparisonScope Scope { get; }

    /// <summary>The schema of the expected rows, unquoted.</summary>
    public string Schema { get; }

    /// <summary>Of a sample, the tables tell which rows there are to refer to.</summary>
    public Plan Parents => Scope.IsSample ? Actual : Expected;

    /// <summary>The entity with its tables of expected rows.</summary>
    public EntityPlan Of(EntityPlan entity) => Expected.Entities.Single(candidate => candidate.Name == entity.Name);

    /// <summary>The table of expected rows.</summary>
    public TablePlan Of(EntityPlan entity, TablePlan table) => Of(entity).Tables[OrdinalOf(entity, table)];

    /// <summary>The table of rows that differ, quoted.</summary>
    public string DifferencesOf(EntityPlan entity, TablePlan table) =>
        $"{Sql.Name(Schema)}.{Sql.Name($"found_{EntityOrdinalOf(entity)}_{OrdinalOf(entity, table)}")}";

    private int EntityOrdinalOf(EntityPlan entity) => Actual.Entities.Index().Single(candidate => candidate.Item.Name == entity.Name).Index;

    private static int OrdinalOf(EntityPlan entity, TablePlan table) =>
        entity.Tables.Index().Single(candidate => candidate.Item.QuotedName == table.QuotedName).Index;

    private EntityPlan Moved(EntityPlan entity, int ordinal) => entity with
    {
        Tables = [.. entity.Tables.Select((table, i) => table with { Schema = Schema, Name = $"expected_{ordinal}_{i}" })],
    };
}
