using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Internal;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Brings enum types and tables to what a plan needs: first everything is looked at, then, if nothing is wrong,
/// everything is made, in one transaction.</summary>
internal static class TablePreparation
{
    /// <summary>PostgreSQL 12: earlier ones lack stored generated columns in the catalog and are out of support.</summary>
    private const int OldestVersion = 12;

    internal static async Task RunAsync(
        NpgsqlConnection connection, Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        await StateSchema.LockDdlAsync(connection, cancellation).ConfigureAwait(false);
        var classes = plan.Schema is null ? null : ClassSchema.Of(plan.Schema).Schema;
        var problems = new List<string>();
        var steps = new List<string>();
        await CheckServerAsync(connection, cancellation).ConfigureAwait(false);
        foreach (var type in plan.Enums)
            await PlanEnumAsync(connection, type, problems, steps, cancellation).ConfigureAwait(false);
        foreach (var table in entities.SelectMany(entity => entity.Tables))
            await PlanTableAsync(connection, table, classes?.Table(TableIds.Of(table)), problems, steps, cancellation).ConfigureAwait(false);
        if (problems.Count > 0)
            throw new TargetException("Nothing was written, because the database does not fit the classes:" + string.Concat(problems.Select(problem => "\n  - " + problem))
                + "\nWhat the classes ask for, schema apply can do; schema diff --live shows it.");
        foreach (var step in steps)
            await connection.ExecuteAsync(step, cancellation).ConfigureAwait(false);
    }

    private static async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new TargetException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion}; version {OldestVersion} or later is needed.");
        var encoding = await connection.ScalarAsync<string>(
            "SELECT current_setting('server_encoding')", cancellation).ConfigureAwait(false);
        if (encoding != "UTF8")
            throw new TargetException($"The database's encoding is {encoding}; documents are Unicode. Create a database with ENCODING 'UTF8' and name it in POSTGRES_DB.");
    }

    private static async Task PlanEnumAsync(
        NpgsqlConnection connection, EnumPlan type, List<string> problems, List<string> steps, CancellationToken cancellation)
    {
        var name = "public." + Sql.Name(type.Name);
        var kind = await connection.ScalarAsync<string>(
            "SELECT typtype::text FROM pg_type WHERE oid = to_regtype($1)", cancellation, name).ConfigureAwait(false);
        if (kind is null)
        {
            steps.Add($"CREATE TYPE {name} AS ENUM ({string.Join(", ", type.Labels.Select(Sql.Literal))})");
            return;
        }
        if (kind != "e")
        {
            problems.Add($"type {type.Name} exists and is no enum; rename it, or name another in the class");
            return;
        }
        var labels = await connection.QueryAsync(
            "SELECT enumlabel::text FROM pg_enum WHERE enumtypid = to_regtype($1)", row => row.GetString(0), cancellation, name).ConfigureAwait(false);
        var missing = type.Labels.Except(labels, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            problems.Add($"enum type {type.Name} lacks {string.Join(", ", missing)}; add each with ALTER TYPE {name} ADD VALUE");
    }

    private static async Task PlanTableAsync(
        NpgsqlConnection connection, TablePlan table, TableShape? shape, List<string> problems, List<string> steps,
        CancellationToken cancellation)
    {
        var live = await LiveTable.FindAsync(connection, table, cancellation).ConfigureAwait(false);
        if (live is null)
        {
            var hasSchema = await connection.ScalarAsync<bool>(
                "SELECT to_regnamespace($1) IS NOT NULL", cancellation, Sql.Name(table.Schema)).ConfigureAwait(false);
            if (!hasSchema)
                steps.Add($"CREATE SCHEMA IF NOT EXISTS {Sql.Name(table.Schema)}");
            steps.Add(table.CreateStatement);
            return;
        }
        problems.AddRange(TableCheck.Problems(table, live, shape));
        steps.AddRange(table.Columns.Where(column => live.Columns.All(known => known.Name != column.Name))
            .Select(column => AddColumn(table, column, shape?.Column(column.Name))));
        steps.AddRange(table.DatabaseColumns.Where(
            column => live.Columns.All(known => known.Name != column.Name)).Select(column => AddColumn(table, column)));
    }

    /// <summary>With default and sequence, where the plan came with a schema that tells of them.</summary>
    private static string AddColumn(TablePlan table, Column column, ColumnShape? shape) =>
        $"ALTER TABLE {table.QuotedName} ADD COLUMN IF NOT EXISTS "
        + (shape is null ? $"{Sql.Name(column.Name)} {column.Type}{(column.Nullable ? "" : " NOT NULL")}" : TableChangeStatements.Column(shape));

    private static string AddColumn(TablePlan table, DatabaseColumnPlan column) =>
        $"ALTER TABLE {table.QuotedName} ADD COLUMN IF NOT EXISTS {Sql.Name(column.Name)} {column.Type}{(column.Default is null ? "" : " DEFAULT " + column.Default)}";
}
