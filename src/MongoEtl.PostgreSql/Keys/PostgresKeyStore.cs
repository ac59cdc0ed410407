using System.Buffers.Binary;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Key maps in schema <c>mongoetl</c>, one pair of tables per plan and entity. Nothing here ever empties one.</summary>
public sealed class PostgresKeyStore : IKeyStore
{
    private readonly PostgresDatabase _database;
    private readonly Plan _plan;

    internal PostgresKeyStore(PostgresDatabase database, Plan plan) => (_database, _plan) = (database, plan);

    /// <inheritdoc />
    public async Task<IKeyPass> BeginPassAsync(EntityPlan entity, CancellationToken cancellation)
    {
        var connection = await _database.OpenAsync(cancellation).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync("BEGIN", cancellation).ConfigureAwait(false);
            return await KeyPass.BeginAsync(_database, connection, _plan.Name, entity, cancellation).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (ServerErrors.IsFromServer(error))
                throw ServerErrors.Explain(error, _database.Options, $"beginning the key pass of {entity.Name}");
            throw;
        }
    }

    /// <inheritdoc />
    public Task AllotAsync(EntityPlan entity, IReadOnlyList<(SourceId Id, string? Alternate)> documents, CancellationToken cancellation) =>
        _database.InTransactionAsync($"allotting keys of {entity.Name}", async connection =>
        {
            var tables = await KeyTables.FindAsync(connection, _plan.Name, entity.Name, cancellation).ConfigureAwait(false)
                ?? throw new TargetException($"Entity {entity.Name} has no key map yet; migrate it before its dead letters are replayed.");
            await KeyPassStaging.CreateAsync(connection, cancellation).ConfigureAwait(false);
            using var rows = new CopyWriter();
            for (var i = 0; i < documents.Count; i++)
                KeyPass.Write(rows, i, documents[i].Id, documents[i].Alternate);
            await using (var copy = await CopyStream.BeginAsync(
                connection, KeyPassStaging.CopyStatement, cancellation).ConfigureAwait(false))
            {
                await copy.WriteAsync(rows.Written, cancellation).ConfigureAwait(false);
                await copy.EndAsync(cancellation).ConfigureAwait(false);
            }
            var staging = new KeyPassStaging(entity, tables);
            if (entity.KeepsIds)
                await staging.AllotAsync(connection, cancellation).ConfigureAwait(false);
            if (entity.HasAlternateKey)
                await staging.AddAlternatesAsync(connection, cancellation).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public Task<long> CountAsync(EntityPlan entity, CancellationToken cancellation) =>
        WithTablesAsync(entity, 0L, (connection, tables) =>
            connection.ScalarAsync<long>($"SELECT count(*) FROM {tables.Keys}", cancellation), cancellation);

    /// <inheritdoc />
    public Task LoadAsync(EntityPlan entity, IKeySink sink, CancellationToken cancellation) =>
        WithTablesAsync(entity, false, async (connection, tables) =>
        {
            await ReadKeysAsync(connection, $"SELECT source_id, key FROM {tables.Keys}", sink, cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(AlternatesQuery(tables), connection);
            await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await ReadAlternatesAsync(rows, sink, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task FindAsync(
        EntityPlan entity, IReadOnlyCollection<SourceId> ids, IReadOnlyCollection<string> alternates, IKeySink sink, CancellationToken cancellation) =>
        WithTablesAsync(entity, false, async (connection, tables) =>
        {
            // What PostgreSQL cannot hold is in no map.
            string[] idTexts = [.. ids.Select(id => id.ToString()).Where(KeyTables.CanHold)];
            string[] alternateTexts = [.. alternates.Where(KeyTables.CanHold)];
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(
                Statements.ToBatchCommand($"SELECT source_id, key FROM {tables.Keys} WHERE source_id = ANY ($1)", (object)idTexts));
            batch.BatchCommands.Add(
                Statements.ToBatchCommand($"{AlternatesQuery(tables)} WHERE a.alternate = ANY ($1)", (object)alternateTexts));
            await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
                sink.Add(SourceId.FromText(rows.GetString(0)), rows.GetInt32(1));
            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
            await ReadAlternatesAsync(rows, sink, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task LoadUnlandedAsync(Plan plan, KeyTargetPlan target, IKeySink sink, CancellationToken cancellation)
    {
        var entity = plan.Entities[target.Entity];
        if (target.Table is not { } ordinal || target.KeyColumn is not { } keyColumn || entity.Key != KeyKind.Serial)
            return Task.CompletedTask;
        return WithTablesAsync(entity, false, async (connection, tables) =>
        {
            var table = entity.Tables[ordinal];
            var exists = await connection.ScalarAsync<bool>(
                "SELECT to_regclass($1) IS NOT NULL", cancellation, table.QuotedName).ConfigureAwait(false);
            var landed = exists ? $"WHERE NOT EXISTS (SELECT FROM {table.QuotedName} t WHERE t.{Sql.Name(keyColumn)} = k.key)" : "";
            await ReadKeysAsync(
                connection, $"SELECT k.source_id, k.key FROM {tables.Keys} k {landed}", sink, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, long>> DuplicatesAsync(EntityPlan entity, CancellationToken cancellation)
    {
        var found = await WithTablesAsync(entity, [], (connection, tables) => connection.QueryAsync(
            "SELECT source_id, documents FROM mongoetl.duplicate_ids WHERE key_map = $1",
            row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), cancellation, tables.Id)!, cancellation).ConfigureAwait(false);
        return new Dictionary<string, long>(found, StringComparer.Ordinal);
    }

    private static string AlternatesQuery(KeyTables tables) =>
        $"SELECT a.alternate, a.source_id, coalesce(k.key, 0) FROM {tables.Alternates} a LEFT JOIN {tables.Keys} k ON k.source_id = a.source_id";

    private static async Task ReadAlternatesAsync(NpgsqlDataReader rows, IKeySink sink, CancellationToken cancellation)
    {
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            sink.AddAlternate(rows.GetString(0), SourceId.FromText(rows.GetString(1)), rows.GetInt32(2));
    }

    /// <summary>Millions of keys: read as COPY, without a string an id.</summary>
    private static async Task ReadKeysAsync(NpgsqlConnection connection, string query, IKeySink sink, CancellationToken cancellation)
    {
        await using var rows = await CopyReader.BeginAsync(
            connection, $"COPY ({query}) TO STDOUT (FORMAT binary)", cancellation).ConfigureAwait(false);
        while (await rows.NextRowAsync(cancellation).ConfigureAwait(false))
        {
            var id = SourceId.FromUtf8((await rows.FieldAsync(cancellation).ConfigureAwait(false))!.Value.Span);
            var key = await rows.FieldAsync(cancellation).ConfigureAwait(false);
            sink.Add(id, BinaryPrimitives.ReadInt32BigEndian(key!.Value.Span));
        }
    }

    private Task<T> WithTablesAsync<T>(
        EntityPlan entity, T absent, Func<NpgsqlConnection, KeyTables, Task<T?>> work, CancellationToken cancellation) =>
        _database.OnConnectionAsync($"reading keys of {entity.Name}", async connection =>
            await KeyTables.FindAsync(connection, _plan.Name, entity.Name, cancellation).ConfigureAwait(false) is { } tables
                ? (await work(connection, tables).ConfigureAwait(false))! : absent, cancellation);
}
