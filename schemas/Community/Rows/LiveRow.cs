using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[PostgresTable("live")]
public sealed partial class LiveRow(Live source, UrlPrefixes urls) : IRow<Live>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string Title => source.Title ?? "";

    [Column(Type = "varchar")] public string? Description => source.Description ?? "";

    [Column(Type = "varchar", Default = "''")]
    public string PhotoUrl => urls.Replace(Link.First(source.PhotoUrl, source.CoverImage, source.Thumbnail, source.Cover, source.Image)) ?? "";

    [Index, Column(Type = "varchar")] public string? Status => source.IsFinished ?? false ? "FINISHED" : "LIVE";

    [Column(Type = "varchar", Default = "''")] public string LiveUrl => source.LiveUrl ?? "";

    [Column(Type = "varchar", Default = "''")] public string LiveType => "YOUTUBE";

    [Column(Default = "0")] public int Viewers => 0;

    [ForeignKey(OnDelete = ReferentialAction.SetNull)] public Reference<User> CreatedBy => source.CreatedBy;

    [ForeignKey(OnDelete = ReferentialAction.SetNull)] public Reference<Channel> ChannelId => source.Channel;

    [Index, Column(Type = "varchar", Default = "''")] public string Category => source.IsFeatured ?? false ? "FEATURED" : "MORE_TO_SEE";

    [Index] public DateTimeOffset? DeletedAt => source.IsActive == false ? source.Updated : null;

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
