using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.9.</summary>
[PostgresTable("docs")]
public sealed partial class DocRow(Doc source, UrlPrefixes urls) : IRow<Doc>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string Name => source.Title.IfEmpty("Document " + source.Id.ToString().FirstCharacters(12));

    [Column(Type = "varchar")] public string? Description => source.Description ?? "";

    [Column("fileURL", Type = "varchar")] public string? FileUrl => urls.Replace(Link.First(source.FileUrl, source.OtherFileUrl)) ?? "";

    [Column("isVisible", Default = "true")] public bool? IsVisible => source.IsVisible ?? true;

    /// <summary>Private as soon as a special role is named, found or not; what the source says of <c>isPrivate</c> does not count.</summary>
    [Column("isPrivate", Default = "false")] public bool? IsPrivate => !source.SpecialRole.IsNull;

    /// <summary>The folder's id, 0 for the root and for a folder that nobody has.</summary>
    [Index, Column("onFolder"), OnUnresolved(0, IncludingNull = true)]
    public Reference<Doc> OnFolder => FolderPath.Find(source.OnFolder);

    public DocType Type => source.Type ?? DocType.File;

    [ForeignKey(OnDelete = ReferentialAction.Cascade)] public Reference<User> UploadedById => source.UploadedBy;

    [Column(Default = "0")] public int? Size => checked((int)(source.Size ?? 0));

    [Column(Type = "varchar")] public string? Ext => source.Ext ?? "";

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;

    [Index] public DateTimeOffset? DeletedAt => source.IsActive == false ? source.Updated : null;
}
