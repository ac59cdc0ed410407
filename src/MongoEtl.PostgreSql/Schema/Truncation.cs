using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Empties tables of the plan, all in one statement, so that they may refer to each other; never through CASCADE.</summary>
internal static class Truncation
{
    internal static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        var present = await CheckAsync(connection, entities, cancellation).ConfigureAwait(false);
        if (present.Count > 0)
            await connection.ExecuteAsync($"TRUNCATE {string.Join(", ", present)} RESTART IDENTITY", cancellation).ConfigureAwait(false);
    }

    /// <summary>The tables there are, if no other refers to them.</summary>
    internal static async Task<IReadOnlyList<string>> CheckAsync(
        NpgsqlConnection connection, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        var names = entities.SelectMany(entity => entity.Tables).Select(table => table.QuotedName).Distinct().ToArray();
        var present = await connection.QueryAsync(
            "SELECT name FROM unnest($1) AS name WHERE to_regclass(name) IS NOT NULL", row => row.GetString(0), cancellation, (object)names).ConfigureAwait(false);
        if (present.Count > 0)
            await RefuseReferencesAsync(connection, [.. present], cancellation).ConfigureAwait(false);
        return present;
    }

    private static async Task RefuseReferencesAsync(NpgsqlConnection connection, string[] tables, CancellationToken cancellation)
    {
        var references = await connection.QueryAsync(
            """
            SELECT DISTINCT c.conrelid::regclass::text, c.conname::text, c.confrelid::regclass::text FROM pg_constraint c
            WHERE c.contype = 'f' AND c.confrelid IN (SELECT to_regclass(name) FROM unnest($1) AS name)
                AND c.conrelid NOT IN (SELECT to_regclass(name) FROM unnest($1) AS name)
            ORDER BY 1, 2
            """, row => $"{row.GetString(0)} (foreign key {row.GetString(1)} to {row.GetString(2)})", cancellation, (object)tables).ConfigureAwait(false);
        if (references.Count > 0)
        {
            throw new TargetException(
                "Nothing was emptied: other tables refer to these, and their rows would lose their parents: " + string.Join(", ", references)
                + ". Include their entities, or empty those tables and drop the foreign keys yourself.");
        }
    }
}
