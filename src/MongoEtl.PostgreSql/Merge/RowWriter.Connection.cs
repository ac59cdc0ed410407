using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

// The connection's life, and what its errors mean.
internal sealed partial class RowWriter
{
    private NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException(
        "Rows are written outside a transaction: Begin comes first.");

    /// <inheritdoc />
    public async Task RollbackAsync(CancellationToken cancellation)
    {
        Array.Clear(_rows);
        if (_connection is null)
            return;
        try
        {
            if (_copy is not null)
                await _copy.DisposeAsync().ConfigureAwait(false);
            _copy = null;
            // Also when the run is being canceled: the connection has to be clean for its next user.
            await _connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error) || error is InvalidOperationException)
        {
            // A lost connection has rolled back by itself; the next Begin opens another.
            System.Diagnostics.Trace.TraceInformation("A connection was given up while rolling back: {0}", error.GetType().Name);
            await DisconnectAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => DisconnectAsync();

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        if (_connection is { FullState: System.Data.ConnectionState.Open })
            return _connection;
        await DisconnectAsync().ConfigureAwait(false);
        _connection = await database.OpenAsync(cancellation).ConfigureAwait(false);
        if (mode == LoadMode.Merge)
            await StageAsync(_connection, cancellation).ConfigureAwait(false);
        return _connection;
    }

    private async Task StageAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await SessionMemory.RaiseForMergeAsync(connection, cancellation).ConfigureAwait(false);
            foreach (var table in entity.Tables)
                await connection.ExecuteAsync(table.StagingStatement, cancellation).ConfigureAwait(false);
        }
        catch
        {
            // A connection without its staging tables is of no use to the next attempt.
            await DisconnectAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask DisconnectAsync()
    {
        if (_copy is not null)
            await _copy.DisposeAsync().ConfigureAwait(false);
        _copy = null;
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }

    /// <summary>Any failure gives the transaction up; the caller learns whose fault it was.</summary>
    private async Task GuardAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (PostgresException refused) when (IsForwardReference(refused))
        {
            await RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            throw await MakeWayAsync(refused, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            await RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            throw Explain(error);
        }
        catch (Exception)
        {
            // Canceled, or a fault of ours: the connection may be in the middle of a message, so it is not used again.
            await DisconnectAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>In the words of the target's tables: a staging table's name says nothing to people.</summary>
    private TargetException Explain(Exception error)
    {
        var table = entity.Tables[Math.Min(_table, entity.Tables.Count - 1)];
        var explained = ServerErrors.Explain(error, database.Options, $"writing {entity.Name} into {table.Schema}.{table.Name}");
        return explained is RowsRefusedException refused && refused.Table == table.StagingName
            ? new RowsRefusedException(refused.Message.Replace(table.StagingName, table.Name, StringComparison.Ordinal), table.Name, refused.Column, error) { SqlState = refused.SqlState }
            : explained;
    }

    /// <summary>Rows of one wave refer to each other and arrive in any order; a foreign key that stands from an earlier run cannot wait for
    /// the later ones. A replay adds no foreign key at its end, so there the row is refused and tried again after others.</summary>
    private bool IsForwardReference(PostgresException refused) =>
        !_isReplay && refused.SqlState == PostgresErrorCodes.ForeignKeyViolation && FindForwardKey(refused.ConstraintName) is not null;

    private (TablePlan Table, ForeignKeyPlan Key)? FindForwardKey(string? name)
    {
        foreach (var table in entity.Tables)
        {
            if (table.ForeignKeys.FirstOrDefault(
                key => key.Name == name && plan.Entities[key.ParentEntity].Wave == entity.Wave) is { } found)
                return (table, found);
        }
        return null;
    }

    /// <summary>Takes the foreign key away until all rows of the wave are in; constraining adds it again.</summary>
    private async Task<TargetException> MakeWayAsync(PostgresException refused, CancellationToken cancellation)
    {
        var (table, key) = FindForwardKey(refused.ConstraintName)!.Value;
        await database.OnConnectionAsync($"taking foreign key {key.Name} away", connection => connection.ExecuteAsync(
            $"ALTER TABLE {table.QuotedName} DROP CONSTRAINT IF EXISTS {Sql.Name(key.Name)}", cancellation), cancellation).ConfigureAwait(false);
        return new TargetException(
            $"Foreign key {key.Name} stood in the way of a reference to a row that comes later; it is added again when all rows are in.", refused)
        {
            IsTransient = true,
            SqlState = refused.SqlState,
        };
    }
}
