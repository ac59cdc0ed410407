namespace MongoEtl.Generators.Tests.Compiling;

/// <content>A source text with stage tables and a derived one.</content>
internal static partial class Examples
{
    /// <summary>Members of rooms with their room's last message: a staged lookup table, a class that is only staged, and what is derived from both.</summary>
    public const string Derived = """"
        namespace Derived;

        public enum RoomType { [Text("p2p")] Pair, Group }

        [Collection("rooms")]
        public sealed partial class Room
        {
            [Id] public partial SourceId Id { get; }
            [Uuid5Key] public partial Guid Key { get; }
            public partial string? Name { get; }
            public partial RoomType? Type { get; }
            public partial ScalarList<Reference<Room>>? Related { get; }
        }

        [CassandraTable("room_details"), Stage]
        public sealed partial class RoomDetails(Room source) : IRow<Room>
        {
            public string? Name => source.Name;
            public RoomType Type => source.Type ?? RoomType.Pair;
            [PartitionKey] public Guid RoomId => source.Key;
        }

        [CassandraTable("related_rooms"), RowPerElement(nameof(Room.Related)), Stage("related", Columns = [])]
        public sealed partial class RelatedRoom(Room source, Element<Reference<Room>> element) : IRow<Room>
        {
            [PartitionKey] public Guid RoomId => source.Key;
            [ClusteringKey, OnUnresolved(UnresolvedRule.SkipRow)] public Reference<Room> OtherId => element.Value;
            public string? Name => source.Name;
        }

        [Collection("members")]
        public sealed partial class Member
        {
            [Id] public partial SourceId Id { get; }
            public partial Reference<Room> Room { get; }
            public partial int? User { get; }
            public partial DateTimeOffset? JoinedAt { get; }
            public partial string? Note { get; }
        }

        [CassandraTable("members"), Newest(nameof(JoinedAt)), Stage("member", Columns = [nameof(JoinedAt)])]
        public sealed partial class MemberByRoom(Member source) : IRow<Member>
        {
            [PartitionKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<Room> RoomId => source.Room;
            [ClusteringKey] public int UserId => source.User ?? 0;
            public DateTimeOffset? JoinedAt => source.JoinedAt ?? source.Id.Timestamp;
            public IReadOnlySet<string>? Notes => null;
            public string MongoId => source.Id.ToString();
        }

        [Collection("messages")]
        public sealed partial class Message
        {
            [Id] public partial SourceId Id { get; }
            [TimeUuidKey] public partial Guid Key { get; }
            public partial Reference<Room> Room { get; }
            public partial string? Text { get; }
            public partial bool? IsHidden { get; }
        }

        [CassandraTable("messages")]
        public sealed partial class MessageRow(Message source) : IRow<Message>
        {
            [PartitionKey] public Guid Id => source.Key;
            public string? Text => source.Text;
        }

        [Stage("last_message", Latest = nameof(SentAt), Per = nameof(RoomId)), When(nameof(IsShown))]
        public sealed partial class LastMessage(Message source) : IRow<Message>
        {
            [OnUnresolved(UnresolvedRule.Keep), Column("room")] public Reference<Room> RoomId => source.Room;
            public Guid MessageId => source.Key;
            public DateTimeOffset? SentAt => source.Id.Timestamp;
            [Column(Type = "varchar(100)")] public string? Text => source.Text;

            private bool IsShown => source.IsHidden != true;
        }

        [CassandraTable("rooms_by_member")]
        [Derived(Query = """
            SELECT m.user_id, r.room_id, r.name AS "room_name", l.message_id AS last_message_id, l.sent_at AS last_sent_at, 1 AS places,
                2::bigint AS total, 0.5 AS share, true AS is_open, '2020-02-02'::date AS day
            FROM member m JOIN room_details r USING (room_id) LEFT JOIN last_message l ON l.room = r.room_id
            """)]
        public sealed partial class RoomByMember
        {
            public partial string? RoomName { get; }
            [ClusteringKey(Descending = true)] public partial Guid RoomId { get; }
            [PartitionKey] public partial int UserId { get; }
            [Column(Type = "timeuuid")] public partial Guid? LastMessageId { get; }
            public partial DateTimeOffset? LastSentAt { get; }
            public partial int? Places { get; }
            public partial long Total { get; }
            public partial decimal Share { get; }
            public partial bool? IsOpen { get; }
            public partial DateOnly? Day { get; }
        }
        """";
}
