using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using MongoEtl.Internal;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>A contest in a temporary table, in a transaction that is given up at the end: nothing of it outlives the connection.</summary>
internal sealed class RowContest : IRowContest
{
    private static readonly Column Key = new("key", "bytea", Nullable: false);
    private static readonly Column Newest = new("newest", "bytea", Nullable: true);
    private static readonly Column Id = new("source_id", "bytea", Nullable: false);

    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly CopyStream _copy;
    private readonly CopyWriter _rows = new();

    private RowContest(PostgresDatabase database, NpgsqlConnection connection, CopyStream copy) =>
        (_database, _connection, _copy) = (database, connection, copy);

    internal static async Task<RowContest> BeginAsync(PostgresDatabase database, CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Ids as bytes: their order is that of their texts, and a text may hold what PostgreSQL's cannot.
            await connection.ExecuteAsync(
                """
                BEGIN;
                CREATE TEMP TABLE mongoetl_contest (key bytea NOT NULL, newest bytea, source_id bytea NOT NULL) ON COMMIT DROP
                """, cancellation).ConfigureAwait(false);
            var copy = await CopyStream.BeginAsync(
                connection, "COPY mongoetl_contest (key, newest, source_id) FROM STDIN (FORMAT binary)", cancellation).ConfigureAwait(false);
            return new RowContest(database, connection, copy);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (ServerErrors.IsFromServer(error))
                throw ServerErrors.Explain(error, database.Options, "beginning to compare rows");
            throw;
        }
    }

    /// <inheritdoc />
    public void Add(UInt128 key, ReadOnlySpan<byte> newest, in SourceId id)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        _rows.BeginRow(3);
        _rows.Next(Key).Bytea(bytes);
        _rows.Next(Newest).Bytea(newest.IsEmpty ? null : newest.ToArray());
        _rows.Next(Id).Bytea(Encoding.UTF8.GetBytes(id.ToString()));
        _rows.EndRow();
    }

    /// <inheritdoc />
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await GuardAsync(() => _copy.WriteAsync(_rows.Written, cancellation).AsTask()).ConfigureAwait(false);
        _rows.Clear();
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<(UInt128 Key, SourceId Id)> LosersAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<(byte[] Key, byte[] Id)> losers = [];
        await FlushAsync(cancellation).ConfigureAwait(false);
        await GuardAsync(async () =>
        {
            await _copy.EndAsync(cancellation).ConfigureAwait(false);
            await SessionMemory.RaiseForBuildAsync(_connection, cancellation).ConfigureAwait(false);
            losers = await ReadAsync(cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        foreach (var (key, id) in losers)
            yield return (BinaryPrimitives.ReadUInt128BigEndian(key), SourceId.FromUtf8(id));
    }

    // Of several rows of one document the newest stands for it.
    private Task<List<(byte[] Key, byte[] Id)>> ReadAsync(CancellationToken cancellation) => _connection.QueryAsync(
        """
        WITH shared AS (SELECT key FROM mongoetl_contest GROUP BY key HAVING count(*) > 1),
        best AS (
            SELECT DISTINCT ON (c.key, c.source_id) c.key, c.source_id, c.newest FROM mongoetl_contest c JOIN shared USING (key)
            ORDER BY c.key, c.source_id, c.newest DESC NULLS LAST),
        placed AS (
            SELECT key, source_id, row_number() OVER (PARTITION BY key ORDER BY newest DESC NULLS LAST, source_id DESC) AS place FROM best)
        SELECT key, source_id FROM placed WHERE place > 1
        """, row => (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)), cancellation);

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error))
        {
            throw ServerErrors.Explain(error, _database.Options, "comparing rows");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync().ConfigureAwait(false);
        _rows.Dispose();
        // Going back to the pool rolls back the transaction, and the table with it.
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
