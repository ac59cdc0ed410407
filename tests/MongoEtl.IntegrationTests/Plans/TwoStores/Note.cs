using MongoEtl;

namespace TwoStores;

[Collection("notes")]
public sealed partial class Note
{
    [Id] public partial SourceId Id { get; }

    [TimeUuidKey] public partial Guid Key { get; }

    public partial string Room { get; }

    public partial Reference<Person> Author { get; }

    public partial string? Text { get; }
}

[CassandraTable("note_by_room")]
public sealed partial class NoteByRoom(Note source) : IRow<Note>
{
    [PartitionKey] public string Room => source.Room;

    [ClusteringKey(Descending = true)] public Guid NoteId => source.Key;

    public Reference<Person> AuthorId => source.Author;

    public string? Text => source.Text;

    public string MongoId => source.Id.ToString();
}

[CassandraTable("room_by_note")]
public sealed partial class RoomByNote(Note source) : IRow<Note>
{
    [PartitionKey] public Guid NoteId => source.Key;

    public string Room => source.Room;
}
