namespace MongoEtl.Generators.Tests.Compiling;

/// <content>A source text with tables of Cassandra.</content>
internal static partial class Examples
{
    /// <summary>A collection for Cassandra alone with its lookup table, one for both stores, and every CQL type.</summary>
    public const string Chat = """
        namespace Chat;

        public enum RoomType { [Text("p2p")] Pair, [Text("group")] Group }

        [Collection("users")]
        public sealed partial class User
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
        }

        [PostgresTable("user")]
        public sealed partial class UserRow(User source) : IRow<User>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
        }

        [CassandraTable("users")]
        public sealed partial class CassandraUser(User source) : IRow<User>
        {
            [PartitionKey] public int UserId => source.Key;
            public string Name => source.Name ?? "nobody";
        }

        [Collection("rooms")]
        public sealed partial class Room
        {
            [Id] public partial SourceId Id { get; }
            [Uuid5Key] public partial Guid Key { get; }
            public partial string? Name { get; }
            public partial RoomType? Type { get; }
            public partial ScalarList<Reference<User>>? Members { get; }
            public partial DateTimeOffset? CreatedAt { get; }
        }

        [CassandraTable("room_details")]
        public sealed partial class RoomDetails(Room source) : IRow<Room>
        {
            public string Name => source.Name ?? "Room " + source.Id;
            public RoomType Type => source.Type ?? RoomType.Pair;
            [PartitionKey] public Guid RoomId => source.Key;
            public DateTimeOffset? CreatedAt => source.CreatedAt;
        }

        [CassandraTable("rooms_by_mongo")]
        public sealed partial class RoomByMongo(Room source) : IRow<Room>
        {
            [PartitionKey] public string MongoId => source.Id.ToString();
            public Guid RoomId => source.Key;
        }

        [CassandraTable("rooms_by_member"), RowPerElement(nameof(Room.Members))]
        public sealed partial class RoomByMember(Room source, Element<Reference<User>> element) : IRow<Room>
        {
            [PartitionKey, OnUnresolved(UnresolvedRule.SkipRow)] public Reference<User> UserId => element.Value;
            [ClusteringKey] public Guid RoomId => source.Key;
        }

        [Collection("messages")]
        public sealed partial class Message
        {
            [Id] public partial SourceId Id { get; }
            [TimeUuidKey] public partial Guid Key { get; }
            [Field("room")] public partial Reference<Room> Room { get; }
            public partial Reference<Message> ReplyTo { get; }
            public partial Reference<User> Sender { get; }
            public partial string? Content { get; }
            public partial int? Size { get; }
            public partial ScalarList<string>? Tags { get; }
            public partial DateTimeOffset? CreatedAt { get; }
            public partial bool? IsDeleted { get; }
        }

        [CassandraTable("messages_by_room"), When(nameof(IsWanted))]
        public sealed partial class MessageByRoom(Message source) : IRow<Message>
        {
            [PartitionKey, OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;
            [ClusteringKey(Descending = true)] public Guid MessageId => source.Key;
            public Reference<User> SenderId => source.Sender;
            [OnUnresolved(UnresolvedRule.Keep)] public Reference<Message> ReplyToMessageId => source.ReplyTo;
            public string Content => source.Content ?? "";
            [Column(Type = "bigint")] public int FileSize => source.Size ?? 0;
            [Column("sent")] public DateTimeOffset? CreatedAt => source.CreatedAt ?? source.Id.Timestamp;
            [Column(Type = "set<text>")] public IReadOnlyList<string>? Tags => source.Tags;
            public string MongoId => source.Id.ToString();

            private bool IsWanted => source.IsDeleted != true;
        }

        [CassandraTable("message"), Newest(nameof(CreatedAt))]
        public sealed partial class LastMessage(Message source) : IRow<Message>
        {
            [ClusteringKey(1)] public string Kind => source.Content ?? "none";
            [PartitionKey(Order = 1)] public int Size => source.Size ?? 0;
            [PartitionKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<User> Sender => source.Sender;
            [ClusteringKey(0, Descending = true)] public bool IsDeleted => source.IsDeleted ?? false;
            public DateTimeOffset CreatedAt => source.CreatedAt ?? default;
            public string MongoId => source.Id.ToString();
        }
        """;

    /// <summary>A row with a column of every CQL type.</summary>
    public const string CqlTypes = """
        namespace Kinds;

        public enum Color { [Text("r")] Red, Green }

        [Collection("kinds"), CassandraTable("zips")]
        public sealed partial class Zip
        {
            [Id, PartitionKey] public partial SourceId Id { get; }
            public partial string? City { get; }
        }

        [Collection("things")]
        public sealed partial class Thing
        {
            [Id] public partial SourceId Id { get; }
            public partial string? Name { get; }
            public partial RawBson? Extra { get; }
            public partial Reference<Zip> Zip { get; }
        }

        [CassandraTable("things")]
        public sealed partial class ThingRow(Thing source) : IRow<Thing>
        {
            private static readonly string[] Words = ["b", "a", "b"];

            [PartitionKey] public SourceId Id => source.Id;
            public string? Name => source.Name;
            [Column(Type = "ascii")] public string? Code => source.Name;
            public sbyte? Tiny => -1;
            public short Small => 2;
            public int Whole => 3;
            public long Big => 4;
            [Column(Type = "varint")] public long Var => 128;
            [Column(Type = "tinyint")] public int Narrow => 5;
            public float? Ratio => 0.5f;
            public double Size => 1.5;
            public decimal? Price => 1.50m;
            public bool Yes => true;
            public DateTimeOffset At => new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
            public DateTime? Utc => null;
            public DateOnly Day => new(1970, 1, 2);
            public TimeOnly Time => new(0, 0, 1);
            public Guid? Uuid => Guid.Empty;
            [Column(Type = "timeuuid")] public Guid TimeId => TimeUuid.FromSourceId(source.Id);
            public byte[] Bytes => [1, 2];
            public System.Net.IPAddress? Address => System.Net.IPAddress.Loopback;
            public ObjectId? Device => null;
            public Color Color => Color.Red;
            public Color? Other => null;
            public RawBson? Extra => source.Extra;
            [OnUnresolved(UnresolvedRule.Keep)] public Reference<Zip> Zip => source.Zip;
            public IReadOnlyList<string> List => Words;
            [Column(Type = "list<ascii>")] public string[] Ascii => Words;
            [Column(Type = "frozen<set<text>>")] public string[] SetOfList => Words;
            public HashSet<int> Set => [3, -1, 2];
            [Column(Type = "set<timeuuid>")] public IReadOnlySet<Guid>? Uuids => null;
            public Dictionary<string, long> Map => new() { ["z"] = 1, ["a"] = 2 };
            [Column(Type = "map<ascii, date>")] public IReadOnlyDictionary<string, DateOnly>? Days => null;
            public List<DateTime> Moments => [];
            public List<SourceId> Ids => [source.Id];
            public List<ObjectId> Devices => [];
        }
        """;
}
