namespace MongoEtl.Cli;

/// <summary>The plan as an SQL script in the order of a first migration.</summary>
internal static class PlanSql
{
    public static void Write(TextWriter output, Plan plan, IReadOnlyList<EntityPlan> entities)
    {
        output.WriteLine($"-- Plan {plan.Name}: statements of a first migration into empty tables, in order.");
        output.WriteLine("-- Rows arrive by COPY, whose statements stand here as comments.");
        foreach (var type in plan.Enums)
            output.WriteLine($"{EnumStatement(type)};");
        foreach (var table in entities.SelectMany(entity => entity.Tables))
        {
            output.WriteLine();
            output.WriteLine($"{table.CreateStatement.TrimEnd(';')};");
        }
        foreach (var entity in entities)
        {
            output.WriteLine();
            output.WriteLine($"-- Entity {entity.Name} (wave {entity.Wave + 1}).");
            foreach (var table in entity.Tables)
                Comment(output, table.CopyStatement);
            foreach (var index in entity.Tables.SelectMany(table => table.Indexes))
                output.WriteLine($"{index.CreateStatement.TrimEnd(';')};");
        }
        output.WriteLine();
        output.WriteLine("-- Foreign keys, after the rows they refer to.");
        foreach (var key in entities.SelectMany(entity => entity.Tables).SelectMany(table => table.ForeignKeys))
        {
            output.WriteLine($"{key.AddStatement.TrimEnd(';')};");
            output.WriteLine($"{key.ValidateStatement.TrimEnd(';')};");
        }
        output.WriteLine();
        output.WriteLine("-- A later migration copies into temporary tables and merges:");
        foreach (var table in entities.SelectMany(entity => entity.Tables))
        {
            Comment(output, table.StagingStatement);
            Comment(output, table.StagingCopyStatement);
            Comment(output, table.MergeStatement);
        }
    }

    /// <summary>Creates an enum type.</summary>
    public static string EnumStatement(EnumPlan type)
    {
        var labels = type.Labels.Select(label => $"'{label.Replace("'", "''", StringComparison.Ordinal)}'");
        return $"CREATE TYPE \"public\".\"{type.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AS ENUM " +
            $"({string.Join(", ", labels)})";
    }

    /// <summary>A statement as comments.</summary>
    public static void Comment(TextWriter output, string statement)
    {
        foreach (var line in statement.TrimEnd(';').Split('\n'))
            output.WriteLine($"--   {line.TrimEnd()}");
    }
}
