using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>The tables of a keyspace, and statements that alter them.</summary>
internal sealed class CassandraSchema(CassandraTarget target) : ISchemaStore
{
    /// <inheritdoc />
    public SchemaStore Store => SchemaStore.Cassandra;

    /// <inheritdoc />
    public Task<LiveSchema> ReadAsync(IReadOnlyCollection<TableId> tables, Schema classes, CancellationToken cancellation) =>
        target.OnKeyspaceAsync("reading the schema", async (session, keyspace) =>
        {
            if (!session.State.Keyspaces.ContainsKey(keyspace))
                return LiveSchema.None;
            var live = await LiveTable.ReadAsync(session, keyspace, cancellation).ConfigureAwait(false);
            var dropped = await DroppedAsync(session, keyspace, cancellation).ConfigureAwait(false);
            return new LiveSchema(new Schema(default, tables.Where(table => live.ContainsKey(table.Name))
                .Select(table => Shape(table, live[table.Name], dropped, classes.Table(table))).ToEquatable()))
            {
                Others = [.. live.Keys.Except(tables.Select(table => table.Name)).Order(StringComparer.Ordinal)
                    .Select(name => $"table {keyspace}.{name}")],
            };
        }, cancellation);

    /// <inheritdoc />
    public Task RunAsync(SchemaStatement statement, CancellationToken cancellation) =>
        target.OnKeyspaceAsync("altering the schema", async (session, keyspace) =>
    {
        // Every node has the schema before the next statement comes.
        await target.PrepareKeyspaceAsync(session, cancellation).ConfigureAwait(false);
        await session.ChangeSchemaAsync(statement.Text, cancellation).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static TableShape Shape(TableId id, LiveTable live, IEnumerable<(string Table, ColumnShape Column)> dropped,
        TableShape? wanted) => new()
    {
        Id = id,
        Columns = live.Columns.OrderBy(column => Rank(column.Value)).ThenBy(column => column.Value.Position)
            .ThenBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => Column(column.Key, column.Value, wanted?.Column(column.Key))).ToEquatable(),
        PartitionKey = OfKind(live, "partition_key").Select(column => column.Key).ToEquatable(),
        ClusteringKey = OfKind(live, "clustering").Select(column => new ClusteringShape(column.Key, column.Value.Descending)).ToEquatable(),
        Dropped = dropped.Where(column => column.Table == id.Name && !live.Columns.ContainsKey(column.Column.Name))
            .Select(column => wanted?.Column(column.Column.Name) is { } back && IsSame(column.Column.Type, back.Type)
                ? back : column.Column).ToEquatable(),
    };

    private static IOrderedEnumerable<KeyValuePair<string, LiveColumn>> OfKind(LiveTable live, string kind) =>
        live.Columns.Where(column => column.Value.Kind == kind).OrderBy(column => column.Value.Position);

    private static int Rank(LiveColumn column) => column.Kind switch { "partition_key" => 0, "clustering" => 1, _ => 2 };

    private static ColumnShape Column(string name, LiveColumn live, ColumnShape? wanted) =>
        ColumnShape.Cql(name, wanted is not null && IsSame(live.Type, wanted.Type) ? wanted.Type : live.Type);

    private static bool IsSame(string a, string b) => TableCheck.Canonical(a) == TableCheck.Canonical(b);

    /// <remarks>Apache Cassandra, <c>system_schema.dropped_columns</c>.</remarks>
    private static async Task<List<(string Table, ColumnShape Column)>> DroppedAsync(CqlSession session, string keyspace,
        CancellationToken cancellation)
    {
        var dropped = new List<(string, ColumnShape)>();
        var select = $"SELECT table_name, column_name, type FROM system_schema.dropped_columns WHERE keyspace_name = '{keyspace}'";
        await foreach (var rows in session.ReadPagesAsync(select, cancellation: cancellation).ConfigureAwait(false))
        {
            while (rows.Read())
                dropped.Add((rows.GetText(0)!, ColumnShape.Cql(rows.GetText(1)!, rows.GetText(2)!)));
        }
        return dropped;
    }
}
