using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>Table <c>mongoetl.schema_changes</c>.</summary>
internal sealed class SchemaJournal(PostgresDatabase database) : ISchemaJournal
{
    /// <inheritdoc />
    public Task<long> BeginAsync(string plan, string store, string description, IReadOnlyList<string> statements,
        CancellationToken cancellation) =>
        database.InTransactionAsync("recording a change of the schema", connection => connection.ScalarAsync<long>(
            "INSERT INTO mongoetl.schema_changes (plan, store, description, statements) VALUES ($1, $2, $3, $4) RETURNING id",
            cancellation, plan, store, description, statements.ToArray()), cancellation);

    /// <inheritdoc />
    public Task EndAsync(long id, CancellationToken cancellation) =>
        database.InTransactionAsync("recording a change of the schema", connection => connection.ExecuteAsync(
            "UPDATE mongoetl.schema_changes SET finished_at = now(), outcome = 'done' WHERE id = $1", cancellation, id), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> TakeUnfinishedAsync(string plan, CancellationToken cancellation) =>
        await database.InTransactionAsync("reading the changes of the schema", connection => connection.QueryAsync(
            """
            UPDATE mongoetl.schema_changes SET finished_at = now(), outcome = 'broken off' WHERE plan = $1 AND finished_at IS NULL
            RETURNING description
            """, row => row.GetString(0), cancellation, plan), cancellation).ConfigureAwait(false);
}
