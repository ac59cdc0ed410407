namespace MongoEtl.Generators.Tests.Compiling;

/// <content>A source text that uses every word.</content>
internal static partial class Examples
{
    /// <summary>Documents: bases, keys, enums, embedded documents, lists, mismatch rules, a filter and a condition.</summary>
    public const string WordsDocuments = """
        namespace Words;

        public enum Gender { [Text("M", "Masculino")] Male, [Text("F", "Femenino")] Female, Unknown }

        [PostgresEnum("role_type_enum")]
        public enum RoleType { [Text("app")] App, [Text("hub")] Hub }

        public abstract partial class Catalogue
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsActive { get; }
            public partial DateTimeOffset? CreatedAt { get; }
        }

        [Collection("roles")]
        public sealed partial class Role : Catalogue
        {
            [AlternateKey, Field("role_name")] public partial string? RoleName { get; }
            [OnMismatch(RoleType.App)] public partial RoleType? Type { get; }
        }

        [Collection("professions"), Lenient]
        public sealed partial class Profession : Catalogue
        {
            [Field("name_es", "name")] public partial string NameEs { get; }
        }

        [Document]
        public sealed partial class Social
        {
            public partial string? X { get; }
            [Sensitive] public partial string? Phone { get; }
        }

        [Document]
        public sealed partial class Picture
        {
            public partial string? Url { get; }
            public partial Social? Owner { get; }
        }

        [Collection("rooms")]
        public sealed partial class Room
        {
            [Id] public partial SourceId Id { get; }
            [Uuid5Key] public partial Guid Key { get; }
            public partial string? Name { get; }
        }

        [Collection("messages")]
        public sealed partial class Message
        {
            [Id] public partial SourceId Id { get; }
            [TimeUuidKey] public partial Guid Key { get; }
            public partial Reference<Room> Room { get; }
            public partial Reference<Message> ReplyTo { get; }
            public partial Reference<User> Sender { get; }
        }

        [Collection("users", Database = "app", Filter = "{ role: { $in: ['USER_ROLE', 'AGENTE_ROLE'] } }")]
        [When(nameof(IsWanted))]
        public partial class User
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            [Field("displayName", "name")] public partial string? Name { get; }
            [Lenient, OnMismatch(MismatchRule.ToText)] public partial string? Phone { get; }
            [OnMismatch("none")] public partial string Mail { get; }
            [OnMismatch(0)] public partial int? Lives { get; }
            [OnMismatch(MismatchRule.Null)] public partial Gender? Gender { get; }
            [Field("gender2", "gender")] public partial Gender OtherGender { get; }
            public partial string? UserType { get; }
            public partial Social? SocialMedia { get; }
            public partial Picture Avatar { get; }
            [Field("profession")] public partial ScalarList<Reference<Profession>>? Professions { get; }
            public partial ScalarList<string>? Tags { get; }
            public partial DocumentList<Picture>? Pictures { get; }
            public partial ScalarList<Gender>? Genders { get; }
            public partial RawBson? Extra { get; }
            public partial short? Small { get; }
            public partial long Big { get; }
            public partial float? Ratio { get; }
            public partial double? Size { get; }
            public partial decimal? Price { get; }
            public partial DateTime? BirthTime { get; }
            public partial DateOnly? Birthday { get; }
            public partial Guid? Uuid { get; }
            public partial byte[]? Photo { get; }
            public partial ObjectId? Device { get; }
            public partial SourceId? Origin { get; }
            public partial RawBson Raw { get; }

            public bool IsWanted => Name != "root";
        }

        [Collection("zips"), PostgresTable("zips")]
        public sealed partial class Zip
        {
            [Id, PrimaryKey] public partial SourceId Id { get; }
            public partial string City { get; }
            [Column("zip", Type = "varchar(5)")] public partial string? Code { get; }
            public partial int Pop { get; }
            public partial RoleType? Kind { get; }
        }

        [Collection("members")]
        public sealed partial class Member
        {
            [Id] public partial SourceId Id { get; }
            public partial Reference<Room> Room { get; }
            public partial Reference<User> User { get; }
            public partial DateTimeOffset? JoinedAt { get; }
        }
        """;

    /// <summary>Rows: bases, conditions, elements, shared values, services, references of every kind, every column type.</summary>
    public const string WordsRows = """
        namespace Words;

        public interface IClock { string Name(string? text); }

        public abstract partial class CatalogueRow(Catalogue source)
        {
            [PrimaryKey] public int Id => source.Key;
            [Index] public virtual string? Name => source.Name;
            public string MongoId => source.Id.ToString();
            [Column(Default = "now()")] public DateTimeOffset CreatedAt => source.CreatedAt ?? source.Id.Timestamp ?? default;
        }

        [PostgresTable("role"), AdoptKeys(nameof(MongoId))]
        public sealed partial class RoleRow(Role source) : CatalogueRow(source), IRow<Role>
        {
            public override string? Name => source.RoleName ?? source.Name ?? "nobody";
            public RoleType? Type => source.Type;
        }

        [PostgresTable("profession")]
        public sealed partial class ProfessionRow(Profession source) : CatalogueRow(source), IRow<Profession>
        {
            public string NameEs => source.NameEs;
            public bool Active => source.IsActive ?? true;
        }

        [PerDocument]
        public class UserFacts(User source, IClock clock)
        {
            public virtual string Display => clock.Name(source.Name);
        }

        [PostgresTable("user")]
        [When(nameof(IsComplete))]
        [DatabaseValue("version", "integer NOT NULL", Default = "0", Index = true)]
        [RuleVersion(2)]
        public sealed partial class UserRow(User source, UserFacts facts, IClock clock) : IRow<User>
        {
            private static readonly string[] Known = ["a", "b"];

            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            public string Display => facts.Display;
            public string Clocked => clock.Name(source.Name);
            [Column("fullName"), Unique("name_phone")] public string FullName => source.Name ?? source.Phone ?? source.Id.ToString();
            [Unique("name_phone"), Sensitive] public string? Phone => source.Phone;
            public string Mail => source.Mail;
            public string Status => "COMPLETED";
            [Column(Type = "varchar(20)")] public string? Social => source.SocialMedia?.X ?? source.Avatar.Owner?.X ?? source.Avatar.Url;
            public string? Secret => source.SocialMedia?.Phone;
            public Gender? Gender => source.Gender;
            public Gender OtherGender => source.OtherGender;
            [ForeignKey] public Reference<Role> RoleId => Reference<Role>.ByFirst(source.UserType, source.UserType + "_ROLE");
            public IReadOnlyList<string>? Tags => source.Tags;
            [Column(Type = "varchar(10)[]")] public string[] Words => Known;
            public List<int>? Numbers => null;
            public long[]? Longs => null;
            public double[]? Doubles => null;
            public bool[]? Flags => null;
            public DateTimeOffset[]? Times => null;
            public Guid[]? Guids => null;
            public decimal[]? Prices => null;
            public RawBson? Extra => source.Extra;
            [Column(Type = "json")] public RawBson Raw => source.Raw;
            public short? Small => source.Small;
            [Column(Type = "bigint")] public short? SmallAsBig => source.Small;
            public long Big => source.Big;
            [Column(Type = "numeric(20,0)")] public long BigNumber => source.Big;
            public float? Ratio => source.Ratio;
            public double? Size => source.Size;
            [Column(Type = "decimal(10, 2)")] public decimal? Price => source.Price;
            [Column(Type = "timestamp without time zone")] public DateTime? BirthTime => source.BirthTime;
            public DateOnly? Birthday => source.Birthday;
            public Guid? Uuid => source.Uuid;
            public byte[]? Photo => source.Photo;
            public ObjectId? Device => source.Device;
            public SourceId? Origin => source.Origin;
            public int Lives { get { return source.Lives ?? 0; } }

            private bool IsComplete => source.Mail.Length > 0;
        }

        [PostgresTable("profession_user")]
        [RowPerElement(nameof(User.Professions))]
        [DatabaseValue("id", "integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY")]
        public sealed partial class ProfessionUserRow(User source, Element<Reference<Profession>> element) : IRow<User>
        {
            [MergeKey, ForeignKey, OnUnresolved(UnresolvedRule.SkipRow)] public Reference<User> UserId => Reference<User>.To(source.Id);
            [MergeKey, Index, ForeignKey(OnDelete = ReferentialAction.Cascade), OnUnresolved(UnresolvedRule.SkipRow)] public Reference<Profession> ProfessionId => element.Value;
        }

        [PostgresTable("picture")]
        [RowPerElement(nameof(User.Pictures))]
        public sealed partial class PictureRow(User source, Element<Picture> element) : IRow<User>
        {
            [PrimaryKey] public int UserId => source.Key;
            [PrimaryKey] public int Place => element.Index;
            public string? Url => element.Value.Url;
        }

        [PostgresTable("room")]
        public sealed partial class RoomRow(Room source) : IRow<Room>
        {
            [PrimaryKey] public Guid Id => source.Key;
            public string? Name => source.Name;
        }

        [PostgresTable("message")]
        public sealed partial class MessageRow(Message source) : IRow<Message>
        {
            [PrimaryKey] public Guid Id => source.Key;
            [OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;
            [ForeignKey] public Reference<Message> ReplyTo => source.ReplyTo;
            [OnUnresolved(0)] public Reference<User> SenderId => source.Sender;
        }

        [PostgresTable("member"), Newest(nameof(JoinedAt))]
        public sealed partial class MemberRow(Member source) : IRow<Member>
        {
            [PrimaryKey, ForeignKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<Room> RoomId => source.Room;
            [PrimaryKey, ForeignKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<User> UserId => source.User;
            public DateTimeOffset? JoinedAt => source.JoinedAt;
            public string MongoId => source.Id.ToString();
        }
        """;
}
