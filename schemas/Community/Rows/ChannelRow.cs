using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[DatabaseValue("deleted_at", "timestamptz", Index = true)]
[DatabaseValue("followers", "integer NOT NULL", Default = "0")]
[PostgresTable("channel")]
public sealed partial class ChannelRow(Channel source, UrlPrefixes urls) : IRow<Channel>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string? Name => source.Name;

    [Column(Type = "varchar")] public string? Description => source.Description;

    [Index, Column(Default = "true")] public bool Visible => source.IsActive ?? source.Visible ?? true;

    [Column(Type = "varchar")] public string? Picture => urls.Replace(source.Picture.TextOrUrl());

    [Column(Type = "varchar")] public string? Cover => urls.Replace(Link.First(source.Cover, source.CoverImage));

    [Column(Default = "0")] public int Lives => source.Lives.Type == BsonType.Array ? source.Lives.Count : source.LivesNumber ?? 0;

    [ForeignKey(OnDelete = ReferentialAction.SetNull)] public Reference<User> CreatedBy => source.CreatedBy;

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
