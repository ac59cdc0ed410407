using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Reads the rows of a statement as text, in a transaction that cannot write.</summary>
internal sealed class TextReading(PostgresDatabase database, string sql) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;
    private NpgsqlDataReader? _rows;

    /// <summary>The next row; null behind the last.</summary>
    internal async Task<IReadOnlyList<string?>?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            _rows ??= await OpenAsync(cancellation).ConfigureAwait(false);
            if (!await _rows.ReadAsync(cancellation).ConfigureAwait(false))
                return null;
            var row = new string?[_rows.FieldCount];
            for (var column = 0; column < row.Length; column++)
                row[column] = _rows.IsDBNull(column) ? null : _rows.GetFieldValue<string>(column);
            return row;
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            throw ServerErrors.Explain(error, database.Options, "looking for a check");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_rows is not null)
            await _rows.DisposeAsync().ConfigureAwait(false);
        if (_command is not null)
            await _command.DisposeAsync().ConfigureAwait(false);
        // Going back to the pool ends the transaction.
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<NpgsqlDataReader> OpenAsync(CancellationToken cancellation)
    {
        _connection = await database.OpenAsync(cancellation).ConfigureAwait(false);
        await _connection.ExecuteAsync("BEGIN READ ONLY", cancellation).ConfigureAwait(false);
        // The driver then asks for every value as the server prints it.
        _command = new NpgsqlCommand(sql, _connection) { AllResultTypesAreUnknown = true };
        return await _command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
    }
}
