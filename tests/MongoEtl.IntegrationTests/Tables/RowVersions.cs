using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Tables;

/// <summary>Where every row of schema <c>public</c> lies and which transaction wrote it, and how much was ever written to each table:
/// equal before and after exactly when nothing was written in between.</summary>
internal static class RowVersions
{
    /// <summary>One text a row. With <paramref name="locks"/> also who locked it last, as the check of a foreign key does with a
    /// parent.</summary>
    public static async Task<string[]> ReadAsync(TestDatabase database, bool locks = true)
    {
        var columns = locks ? "ctid::text, xmin::text, xmax::text" : "ctid::text, xmin::text";
        var result = new List<string>();
        foreach (var table in await database.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
            result.AddRange(await database.TextsAsync($"SELECT '{table}', {columns} FROM public.\"{table}\" ORDER BY ctid"));
        return [.. result];
    }

    /// <summary>Rows ever inserted, updated and deleted per table, as the statistics have them once they stand still.</summary>
    public static async Task<string[]> StatisticsAsync(TestDatabase database)
    {
        const string sql = """
            SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables WHERE schemaname = 'public' ORDER BY relname
            """;
        // Backends report when they end; a program's last one may do so a moment after the program.
        await Eventually.HoldsAsync("the program's backends have ended", async () =>
            await database.ScalarAsync<long>(
                $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = '{TestDatabase.Role}'") == 0);
        return await database.TextsAsync(sql);
    }
}
