using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Whose a table is that plans share a schema for: its comment says so.</summary>
internal static class PlanTables
{
    /// <exception cref="TargetException">The table is there and is another plan's, or nobody's that is known.</exception>
    internal static async Task CheckOwnAsync(NpgsqlConnection connection, string plan, string table, CancellationToken cancellation)
    {
        var owners = await connection.QueryAsync(
            "SELECT coalesce(obj_description(to_regclass($1), 'pg_class'), 'nobody') WHERE to_regclass($1) IS NOT NULL", row => row.GetString(0),
            cancellation, table).ConfigureAwait(false);
        if (owners.Count > 0 && owners[0] != Mark(plan))
        {
            throw new TargetException($"Table {table} is kept for {owners[0]} and not for plan {plan}: rename the table in one of the plans' classes, "
                + "or give each plan a database of its own.");
        }
    }

    /// <summary>Marks the table as the plan's.</summary>
    internal static Task MarkAsync(NpgsqlConnection connection, string plan, string table, CancellationToken cancellation) =>
        connection.ExecuteAsync($"COMMENT ON TABLE {table} IS {Sql.Literal(Mark(plan))}", cancellation);

    private static string Mark(string plan) => $"plan {plan}";
}
