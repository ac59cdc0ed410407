using System.Diagnostics;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The catalogue of a PostgreSQL database, and statements that alter it. A statement waits for its lock for a moment only: whoever
/// queues for one makes all that come after it wait, too. So it gives up soon, lets them through, and tries again.</summary>
internal sealed class PostgresSchema(PostgresDatabase database) : ISchemaStore
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>How long a statement is tried again before it is given up.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public SchemaStore Store => SchemaStore.Postgres;

    /// <inheritdoc />
    public Task<LiveSchema> ReadAsync(IReadOnlyCollection<TableId> tables, Schema classes, CancellationToken cancellation) =>
        database.InTransactionAsync("reading the catalogue", connection => new Catalogue(connection, tables, classes)
            .ReadAsync(cancellation), cancellation);

    /// <inheritdoc />
    public async Task RunAsync(SchemaStatement statement, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await TryAsync(statement, cancellation).ConfigureAwait(false);
                return;
            }
            catch (TargetException refused) when (IsLocked(refused) && clock.Elapsed < Patience)
            {
                await Task.Delay(pause, cancellation).ConfigureAwait(false);
            }
            catch (TargetException refused) when (IsLocked(refused))
            {
                throw new TargetException(
                    $"Others have held a lock for {Patience.TotalMinutes:0} minutes that this needs: {statement.Text}\nEnd what holds it "
                        + $"(see pg_locks), or come back at a quieter time; schema apply goes on where it stopped.", refused);
            }
        }
    }

    private static bool IsLocked(TargetException refused) =>
        refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    private async Task TryAsync(SchemaStatement statement, CancellationToken cancellation)
    {
        const string Doing = "altering the schema";
        if (!statement.IsAlone)
        {
            await database.InTransactionAsync(Doing, async connection =>
            {
                await connection.ExecuteAsync($"SET LOCAL lock_timeout = {LockTimeout.TotalMilliseconds:0}", cancellation)
                    .ConfigureAwait(false);
                await connection.ExecuteAsync(statement.Text, cancellation).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
            return;
        }
        try
        {
            // It waits for others without making anybody wait, so it may wait as long as it likes.
            await database.OnConnectionAsync(Doing, connection => connection.ExecuteAsync(statement.Text, cancellation), cancellation)
                .ConfigureAwait(false);
        }
        catch (TargetException) when (statement.Undo.Length > 0 && !cancellation.IsCancellationRequested)
        {
            await database.OnConnectionAsync(Doing, connection => connection.ExecuteAsync(statement.Undo, cancellation), cancellation)
                .ConfigureAwait(false);
            throw;
        }
    }
}
