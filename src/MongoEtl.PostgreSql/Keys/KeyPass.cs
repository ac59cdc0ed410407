using MongoEtl.Internal;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>One key pass: a COPY within a transaction. The very first pass of an entity without alternate or adopted keys copies keys 1, 2,
/// ... straight into the map; any other goes through a temporary table.</summary>
internal sealed class KeyPass : IKeyPass
{
    private static readonly Column Key = new("key", "integer", Nullable: false);

    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly string _plan;
    private readonly EntityPlan _entity;
    private readonly KeyTables _tables;
    private readonly CopyStream _copy;
    private readonly CopyWriter _rows = new();
    private readonly bool _isDirect;
    private long _seen;

    private KeyPass(PostgresDatabase database, NpgsqlConnection connection, string plan, EntityPlan entity, KeyTables tables, CopyStream copy, bool isDirect) =>
        (_database, _connection, _plan, _entity, _tables, _copy, _isDirect) = (database, connection, plan, entity, tables, copy, isDirect);

    /// <summary>Begins the pass in the transaction that is open on <paramref name="connection"/>, which the pass then owns.</summary>
    internal static async Task<KeyPass> BeginAsync(
        PostgresDatabase database, NpgsqlConnection connection, string plan, EntityPlan entity, CancellationToken cancellation)
    {
        // The server may still be busy with the pass of a client that was killed: wait for its end, which may be a commit.
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", cancellation, $"mongoetl keys {plan} {entity.Name}").ConfigureAwait(false);
        var found = await KeyTables.FindAsync(connection, plan, entity.Name, cancellation).ConfigureAwait(false);
        var tables = found ?? await KeyTables.CreateAsync(connection, plan, entity.Name, cancellation).ConfigureAwait(false);
        var isDirect = found is null && entity is { Key: KeyKind.Serial, HasAlternateKey: false, AdoptedKeys: null };
        if (!isDirect)
            await KeyPassStaging.CreateAsync(connection, cancellation).ConfigureAwait(false);
        if (found is null && !isDirect)
        {
            if (entity.AdoptedKeys is { } adopted)
                await new KeyPassStaging(entity, tables).AdoptAsync(connection, adopted, cancellation).ConfigureAwait(false);
            await tables.BuildIndexAsync(connection, cancellation).ConfigureAwait(false);
        }
        var statement = isDirect ? $"COPY {tables.Keys} (source_id, key) FROM STDIN (FORMAT binary)" : KeyPassStaging.CopyStatement;
        var copy = await CopyStream.BeginAsync(connection, statement, cancellation).ConfigureAwait(false);
        return new KeyPass(database, connection, plan, entity, tables, copy, isDirect);
    }

    /// <inheritdoc />
    /// <exception cref="ColumnException">The id holds U+0000 or is longer than 2,000 bytes: the document can have no key.</exception>
    public void Add(in SourceId id, string? alternate)
    {
        if (_isDirect && _seen == int.MaxValue)
            throw KeyPassStaging.KeysExhausted(_entity.Name);
        var mark = _rows.Mark;
        try
        {
            if (_isDirect)
                Write(id, (int)(_seen + 1));
            else
                Write(_rows, _seen + 1, id, alternate);
        }
        catch (ColumnException)
        {
            _rows.Rewind(mark);
            throw;
        }
        _seen++;
    }

    private void Write(in SourceId id, int key)
    {
        _rows.BeginRow(2);
        CheckLength(id);
        _rows.Next(KeyPassStaging.SourceId).SourceId(id);
        _rows.Next(Key).Int32(key);
        _rows.EndRow();
    }

    internal static void Write(CopyWriter rows, long ordinal, in SourceId id, string? alternate)
    {
        rows.BeginRow(3);
        rows.Next(KeyPassStaging.Ordinal).Int64(ordinal);
        CheckLength(id);
        rows.Next(KeyPassStaging.SourceId).SourceId(id);
        rows.Next(KeyPassStaging.Alternate).Text(alternate is not null && KeyTables.CanHold(alternate) ? alternate : null);
        rows.EndRow();
    }

    private static void CheckLength(in SourceId id)
    {
        if (!id.TryGetObjectId(out _) && KeyTables.Bytes(id.ToString()) is var bytes and > KeyTables.LongestText)
            throw new ColumnException(KeyPassStaging.SourceId, "the key map", $"at most {KeyTables.LongestText} bytes", $"{bytes} bytes", "shorten it at the source, or filter the document out");
    }

    /// <inheritdoc />
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        try
        {
            await _copy.WriteAsync(_rows.Written, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            throw ServerErrors.Explain(error, _database.Options, $"sending keys of {_entity.Name}");
        }
        _rows.Clear();
    }

    /// <inheritdoc />
    public async Task<KeyPassResult> CompleteAsync(CancellationToken cancellation)
    {
        await FlushAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _copy.EndAsync(cancellation).ConfigureAwait(false);
            var result = _isDirect ? await CompleteDirectAsync(cancellation).ConfigureAwait(false) : await CompleteStagedAsync(cancellation).ConfigureAwait(false);
            await _connection.ExecuteAsync(
                "UPDATE mongoetl.entities SET phase = $3 WHERE plan = $1 AND entity = $2 AND phase = $4", cancellation,
                _plan, _entity.Name, nameof(EntityPhase.Rows), nameof(EntityPhase.Keys)).ConfigureAwait(false);
            await _connection.ExecuteAsync("COMMIT", cancellation).ConfigureAwait(false);
            return result;
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            throw ServerErrors.Explain(error, _database.Options, $"allotting keys of {_entity.Name}");
        }
    }

    /// <summary>Keys are in; where an id came twice, the first keeps its key and the others' keys stay unused.</summary>
    private async Task<KeyPassResult> CompleteDirectAsync(CancellationToken cancellation)
    {
        await SessionMemory.RaiseForBuildAsync(_connection, cancellation).ConfigureAwait(false);
        await _connection.ExecuteAsync("SAVEPOINT before_index", cancellation).ConfigureAwait(false);
        long duplicates = 0, removed = 0;
        try
        {
            await _tables.BuildIndexAsync(_connection, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await _connection.ExecuteAsync("ROLLBACK TO SAVEPOINT before_index", cancellation).ConfigureAwait(false);
            duplicates = await _connection.ExecuteAsync(
                $"""
                INSERT INTO mongoetl.duplicate_ids (key_map, source_id, documents)
                SELECT $1, source_id, count(*) FROM {_tables.Keys} GROUP BY source_id HAVING count(*) > 1
                """, cancellation, _tables.Id).ConfigureAwait(false);
            removed = await _connection.ExecuteAsync(
                $"""
                DELETE FROM {_tables.Keys} later USING (SELECT source_id, min(key) AS key FROM {_tables.Keys} GROUP BY source_id HAVING count(*) > 1) first
                WHERE later.source_id = first.source_id AND later.key > first.key
                """, cancellation).ConfigureAwait(false);
            await _tables.BuildIndexAsync(_connection, cancellation).ConfigureAwait(false);
        }
        await _connection.ExecuteAsync($"ANALYZE {_tables.Keys}", cancellation).ConfigureAwait(false);
        return new KeyPassResult(_seen, _seen - removed, duplicates, 0);
    }

    private async Task<KeyPassResult> CompleteStagedAsync(CancellationToken cancellation)
    {
        var staging = new KeyPassStaging(_entity, _tables);
        var added = _entity.KeepsIds ? await staging.AllotAsync(_connection, cancellation).ConfigureAwait(false) : 0;
        var duplicates = await staging.RecordDuplicatesAsync(_connection, cancellation).ConfigureAwait(false);
        var shared = _entity.HasAlternateKey ? await staging.RewriteAlternatesAsync(_connection, cancellation).ConfigureAwait(false) : 0;
        return new KeyPassResult(_seen, added, duplicates, shared);
    }

    /// <summary>Rolls back what was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync().ConfigureAwait(false);
        _rows.Dispose();
        // Going back to the pool rolls back an open transaction.
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
