using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Raises memory limits of the present transaction or session, moderately and never below what the server's owner chose.</summary>
internal static class SessionMemory
{
    /// <summary>For building an index, within the transaction. With <paramref name="jobs"/> so many processes work on it: one alone does
    /// least work in all, and rows that lie in the order of their key, as those of one job do, are sorted by looking at them.</summary>
    internal static Task RaiseForBuildAsync(NpgsqlConnection connection, CancellationToken cancellation, int? jobs = null) =>
        connection.ExecuteAsync(
            $"""
            SELECT set_config('maintenance_work_mem', '256MB', true)
            WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < 256 * 1024 * 1024;
            SELECT set_config('max_parallel_maintenance_workers', '{Math.Max(jobs ?? 3, 1) - 1}', true)
            WHERE {(jobs is null ? "current_setting('max_parallel_maintenance_workers')::integer < 2" : "true")}
            """, cancellation);

    /// <summary>For joining large tables, for the session. Leaves <c>temp_buffers</c> alone: after a transaction that made the session's first
    /// temporary table was given up, nothing tells that it cannot be changed any more.</summary>
    internal static Task RaiseForJoinAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.ExecuteAsync(
        "SELECT set_config('work_mem', '64MB', false) WHERE pg_size_bytes(current_setting('work_mem')) < 64 * 1024 * 1024", cancellation);

    /// <summary>For staging and merging, for the session: the staging table stays in memory, and a merge sorts and hashes there.
    /// A session that had a temporary table before (a key pass, on a connection of the pool) keeps its
    /// <c>temp_buffers</c>: they cannot change after that, and where the transaction that made the table was given up, only trying
    /// tells.</summary>
    internal static Task RaiseForMergeAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.ExecuteAsync(
        """
        DO $$
        BEGIN
            IF pg_my_temp_schema() = 0 AND pg_size_bytes(current_setting('temp_buffers')) < 64 * 1024 * 1024 THEN
                PERFORM set_config('temp_buffers', '64MB', false);
            END IF;
        EXCEPTION WHEN invalid_parameter_value THEN
            NULL;
        END $$;
        SELECT set_config('work_mem', '64MB', false) WHERE pg_size_bytes(current_setting('work_mem')) < 64 * 1024 * 1024
        """, cancellation);
}
