using System.Globalization;
using MongoEtl;
using MongoEtl.Runtime;

namespace Community.Tests.Checks;

/// <summary>A target with very many rooms, made while they are read, and what the process held meanwhile at most. Each room has a message
/// and is an organization. Nothing disagrees, but for a few messages of rooms that the source lacks.</summary>
internal sealed class ManyRooms(int rooms) : ICheckContext
{
    private const int Unknown = 3;
    private const int BetweenLooks = 250_000;

    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private long _read;

    /// <summary>Most bytes that were held, beyond those held at the beginning.</summary>
    public long MostHeld { get; private set; }

    public int MostSamples => 20;

    public Plan Plan { get; } = MigrationPlan.Create();

    public IServiceProvider Services => throw new NotSupportedException();

    public bool Has(Store store) => store == Store.Cassandra;

    public IAsyncEnumerable<IReadOnlyList<string?>> PostgresAsync(string sql, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<string?>> CassandraAsync(
        string table, IReadOnlyList<string> columns, CancellationToken cancellation) =>
        RowsAsync(table, [.. columns]);

    public IAsyncEnumerable<IReadOnlyList<string?>> CassandraPartitionsAsync(CqlTablePlan table, CancellationToken cancellation) =>
        RowsAsync(table.Name, [.. table.Columns.Take(table.PartitionKeyColumns).Select(column => column.Name)]);

    public Task<IReadOnlyDictionary<string, long>?> ExpectedRowsAsync(Store store, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task VisitDocumentsAsync(string entity, Action<RawBson> visit, CancellationToken cancellation)
    {
        var element = entity == "message" ? "roomId" : "_id";
        for (var room = 0; room < rooms + (entity == "message" ? Unknown : 0); room++)
        {
            Look();
            var writer = new BsonWriter();
            writer.WriteStartDocument();
            writer.WriteObjectId(element, ObjectId.Parse(IdOf(room)));
            if (entity == "room")
                writer.WriteString("isAdmin", "yes");
            writer.WriteEndDocument();
            var bytes = writer.ToArray();
            visit(new RawBson(BsonType.Document, bytes, 0, bytes.Length));
        }
        return Task.CompletedTask;
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(string table, string[] columns)
    {
        var count = table == "messages_by_room" ? rooms + Unknown : rooms;
        for (var room = 0; room < count; room++)
        {
            Look();
            yield return [.. columns.Select(column => Value(column, room))];
        }
        await Task.CompletedTask;
    }

    // Ids of rooms that exist are only compared with each other, and hashing takes long.
    private string Value(string column, int room) => column switch
    {
        "room_id" when room < rooms => new Guid(room, 0, 0, new byte[8]).ToString(),
        "room_id" => Uuid5.Create(Uuid5.OidNamespace, SourceId.FromText(IdOf(room))).ToString(),
        "mongo_id" => IdOf(room),
        _ => throw new NotSupportedException(column),
    };

    private static string IdOf(int room) => room.ToString("x24", CultureInfo.InvariantCulture);

    private void Look()
    {
        if (++_read % BetweenLooks == 0)
            MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true) - _before);
    }
}
