using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>The plan for people.</summary>
internal static class PlanText
{
    public static void Write(TextWriter output, Plan plan, IReadOnlyList<EntityPlan> entities)
    {
        var tables = Numbers.Of(entities.Sum(entity => entity.Tables.Count), "table");
        if (entities.Sum(entity => entity.CassandraTables.Count) is var cassandra and > 0)
            tables += $", {Numbers.Of(cassandra, "Cassandra table")}";
        var derived = plan.FedBy(entities);
        if (derived.Count > 0)
            tables += $", {Numbers.Of(derived.Count, "derived table")}";
        var waves = entities.GroupBy(entity => entity.Wave).OrderBy(wave => wave.Key).ToList();
        output.WriteLine($"Plan {plan.Name}: {Numbers.Of(entities.Count, "entity", "entities")}, {tables}, " +
            $"{Numbers.Of(waves.Count, "wave")}. Nothing was connected to.");
        foreach (var wave in waves)
        {
            output.WriteLine();
            output.WriteLine($"Wave {wave.Key + 1}: {string.Join(", ", wave.Select(entity => entity.Name))}");
        }
        if (plan.Enums.Count > 0)
            output.WriteLine();
        foreach (var type in plan.Enums)
            output.WriteLine($"Enum type {type.Name}: {string.Join(", ", type.Labels)}");
        foreach (var entity in entities)
            WriteEntity(output, plan, entity);
        foreach (var table in derived)
            PlanDerivedTable.WriteText(output, plan, table);
        output.WriteLine();
        output.WriteLine("Hazards");
        var hazards = PlanHazards.Of(plan, entities);
        foreach (var hazard in hazards)
            output.WriteLine($"  {hazard.Where}: {hazard.What}");
        if (hazards.Count == 0)
            output.WriteLine("  none");
    }

    private static void WriteEntity(TextWriter output, Plan plan, EntityPlan entity)
    {
        output.WriteLine();
        output.WriteLine($"Entity {entity.Name}");
        var database = entity.Database is null ? "" : $"{entity.Database}.";
        output.WriteLine($"  reads      {database}{entity.Collection}{(entity.NeedsKeyPass ? ", keys first and then rows" : "")}");
        if (entity.Filter is { } filter)
            output.WriteLine($"  filter     {filter}");
        output.WriteLine($"  key        {KeyWords(entity.Key)}{(entity.HasAlternateKey ? ", also found by an alternate text" : "")}");
        foreach (var table in entity.Tables)
            WriteTable(output, plan, table);
        foreach (var table in entity.CassandraTables)
            PlanCassandraTable.WriteText(output, table);
        foreach (var table in entity.StageTables)
            PlanDerivedTable.WriteStageText(output, table);
    }

    private static void WriteTable(TextWriter output, Plan plan, TablePlan table)
    {
        output.WriteLine($"  table      {table.QuotedName}");
        if (table.PrimaryKey.Count > 0)
            output.WriteLine($"    primary key ({string.Join(", ", table.PrimaryKey)})");
        if (!table.MergeKey.SequenceEqual(table.PrimaryKey))
            output.WriteLine($"    merged by ({string.Join(", ", table.MergeKey)})");
        if (table.NewestColumn is { } newest)
            output.WriteLine($"    of rows with one key, the one with the greatest {newest} is kept");
        var columns = new TextTable(("column", false), ("type", false), ("", false));
        foreach (var column in table.Columns)
            columns.Add(column.Name, column.Type, column.Nullable ? "" : "not null");
        foreach (var column in table.DatabaseColumns)
            columns.Add(column.Name, column.Type, column.Default is null ? "the database's" : $"the database's, default {column.Default}");
        columns.Write(output, 4);
        foreach (var index in table.Indexes.Where(index => index.Kind != IndexKind.PrimaryKey))
            output.WriteLine($"    {(index.Kind == IndexKind.Unique ? "unique" : "index")} ({string.Join(", ", index.Columns)})");
        foreach (var key in table.ForeignKeys)
            output.WriteLine($"    {key.Column} -> {Parent(plan, key)}; {UnresolvedWords(key)}");
    }

    /// <summary>The referenced table and column.</summary>
    public static string Parent(Plan plan, ForeignKeyPlan key) =>
        $"{plan.Entities[key.ParentEntity].Tables[key.ParentTable].QuotedName} ({key.ParentColumn})";

    /// <summary>What a reference to nothing does, in words.</summary>
    public static string UnresolvedWords(ForeignKeyPlan key) => key.OnUnresolved switch
    {
        UnresolvedRule.Null => "a reference to nothing becomes null, counted",
        UnresolvedRule.SkipRow => "a reference to nothing leaves the row out, counted",
        UnresolvedRule.SetAside => "a reference to nothing makes the document a dead letter",
        UnresolvedRule.Keep => "a reference to nothing is kept as it is",
        _ => $"a reference to nothing becomes {key.UnresolvedValue}, counted",
    };

    private static string KeyWords(KeyKind key) => key switch
    {
        KeyKind.Serial => "an integer from the key map, the same in every run",
        KeyKind.Uuid5 => "a version 5 UUID of the source id",
        KeyKind.TimeUuid => "a time UUID of the source id",
        _ => "the source id's text",
    };
}
