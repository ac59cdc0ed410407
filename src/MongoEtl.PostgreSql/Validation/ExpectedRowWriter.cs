using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Copies one worker's expected rows, a batch a transaction.</summary>
internal sealed class ExpectedRowWriter(PostgresDatabase database, EntityPlan actual, EntityPlan expected) : IExpectedRowWriter
{
    private readonly string[] _statements =
    [
        .. expected.Tables.Select(
            table => $"COPY {table.QuotedName} ({Sql.Names(table.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT binary)"),
    ];

    private NpgsqlConnection? _connection;

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        _connection ??= await database.OpenAsync(cancellation).ConfigureAwait(false);
        var table = 0;
        try
        {
            // Nobody misses these rows after a crash of the server: it need not be waited for its disk.
            await _connection.ExecuteAsync("BEGIN; SET LOCAL synchronous_commit = off", cancellation).ConfigureAwait(false);
            for (; table < rows.Count; table++)
            {
                if (rows[table].Rows > 0)
                    await CopyAsync(_connection, _statements[table], rows[table], cancellation).ConfigureAwait(false);
            }
            await _connection.ExecuteAsync("COMMIT", cancellation).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await CloseAsync().ConfigureAwait(false);
            if (!ServerErrors.IsFromServer(error))
                throw;
            var name = actual.Tables[Math.Min(table, actual.Tables.Count - 1)].Name;
            var explained = ServerErrors.Explain(error, database.Options, $"keeping expected rows of {actual.Name}");
            throw explained is RowsRefusedException refused
                ? new RowsRefusedException(refused.Message.Replace(refused.Table ?? name, name, StringComparison.Ordinal), name,
                    refused.Column, error)
                    { SqlState = refused.SqlState }
                : explained;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private static async Task CopyAsync(NpgsqlConnection connection, string statement, RowBuffer rows, CancellationToken cancellation)
    {
        await using var copy = await CopyStream.BeginAsync(connection, statement, cancellation).ConfigureAwait(false);
        await copy.WriteAsync(rows.Written, cancellation).ConfigureAwait(false);
        await copy.EndAsync(cancellation).ConfigureAwait(false);
    }

    // Going back to the pool gives the transaction up.
    private async ValueTask CloseAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }
}
