using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Connections to one database, with errors told as <see cref="TargetException"/>. Thread-safe.</summary>
internal sealed class PostgresDatabase(PostgresOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = options.CreateDataSource();

    internal PostgresOptions Options => options;

    /// <summary>Opens a connection (or takes one from the pool).</summary>
    /// <exception cref="TargetException">The server cannot be reached or refuses.</exception>
    internal async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            throw ServerErrors.Explain(error, options, "connecting");
        }
    }

    /// <summary>Runs <paramref name="work"/> on a connection without a transaction; <paramref name="doing"/> says what it does, as
    /// <c>reading the state</c>, for messages.</summary>
    internal async Task<T> OnConnectionAsync<T>(string doing, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        var connection = await OpenAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await work(connection).ConfigureAwait(false);
            }
            catch (Exception error) when (ServerErrors.IsFromServer(error))
            {
                throw ServerErrors.Explain(error, options, doing);
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it.</summary>
    internal Task<T> InTransactionAsync<T>(string doing, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) =>
        OnConnectionAsync(doing, async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            var result = await work(connection).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }, cancellation);

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it.</summary>
    internal Task InTransactionAsync(string doing, Func<NpgsqlConnection, Task> work, CancellationToken cancellation) =>
        InTransactionAsync(doing, async connection =>
        {
            await work(connection).ConfigureAwait(false);
            return true;
        }, cancellation);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
