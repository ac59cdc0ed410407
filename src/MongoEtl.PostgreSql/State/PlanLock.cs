using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The lock of one plan: a session advisory lock on a connection of its own, so that the end of the process, however it
/// comes, gives it back.</summary>
internal sealed class PlanLock : IAsyncDisposable
{
    /// <summary>How long the server may take to notice that a killed holder is gone before we believe that it lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlConnection _connection;
    private readonly string _plan;

    private PlanLock(NpgsqlConnection connection, string plan) => (_connection, _plan) = (connection, plan);

    /// <summary>Takes the lock and records the holder.</summary>
    /// <exception cref="PlanHeldException">Another process has it.</exception>
    internal static async Task<PlanLock> TakeAsync(PostgresDatabase database, string plan, string holder, CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation).ConfigureAwait(false);
        try
        {
            await LockAsync(connection, plan, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync("UPDATE mongoetl.plans SET holder = $2, held_since = now() WHERE plan = $1", cancellation, plan, holder).ConfigureAwait(false);
            return new PlanLock(connection, plan);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (ServerErrors.IsFromServer(error))
                throw ServerErrors.Explain(error, database.Options, $"taking the lock of plan {plan}");
            throw;
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, string plan, CancellationToken cancellation)
    {
        var key = Key(plan);
        var waiting = Stopwatch.StartNew();
        while (!await connection.ScalarAsync<bool>("SELECT pg_try_advisory_lock($1)", cancellation, key).ConfigureAwait(false))
        {
            if (waiting.Elapsed > Patience)
                throw new PlanHeldException(Describe(plan, await FindHolderAsync(connection, plan, cancellation).ConfigureAwait(false)));
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Who holds the lock and since when; null when nobody does.</summary>
    internal static async Task<string?> FindHolderAsync(NpgsqlConnection connection, string plan, CancellationToken cancellation)
    {
        var key = Key(plan);
        var isHeld = await connection.ScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND classid::bigint = $1 AND objid::bigint = $2)
            """, cancellation, (long)(uint)(key >> 32), (long)(uint)key).ConfigureAwait(false);
        if (!isHeld)
            return null;
        var holders = await connection.QueryAsync(
            "SELECT holder, held_since FROM mongoetl.plans WHERE plan = $1 AND holder IS NOT NULL",
            row => $"{row.GetString(0)}, since {row.GetFieldValue<DateTimeOffset>(1):yyyy-MM-dd HH:mm:ss} UTC", cancellation, plan).ConfigureAwait(false);
        return holders.Count == 0 ? "a process that has not said yet who it is" : holders[0];
    }

    private static string Describe(string plan, string? holder) =>
        $"Plan {plan} is held by {holder ?? "a process that is just ending"}. Wait until it ends, or stop it; two runs of one plan never write side by side.";

    /// <summary>Advisory locks are numbers: the first eight bytes of a hash.</summary>
    private static long Key(string plan) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("mongoetl plan " + plan)));

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.ExecuteAsync("UPDATE mongoetl.plans SET holder = NULL, held_since = NULL WHERE plan = $1", CancellationToken.None, _plan).ConfigureAwait(false);
            await _connection.ExecuteAsync("SELECT pg_advisory_unlock($1)", CancellationToken.None, Key(_plan)).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            // The connection is lost, and the lock with it: nothing is left to give back.
            Trace.TraceInformation("The lock's connection was lost before its end: {0}", error.Message);
        }
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
