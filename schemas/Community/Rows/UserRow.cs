using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[PostgresTable("user")]
[DatabaseValue("password", "varchar")]
[DatabaseValue("socialmedia_venapp", "varchar")]
[DatabaseValue("socialmedia_other", "varchar")]
public sealed partial class UserRow(User source, UserIdentity identity, UrlPrefixes urls) : IRow<User>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string? Uuid => identity.UuidOf(source);

    [Column(Type = "varchar")] public string? Avatar => Unless(Deleted, urls.Replace(source.Avatar));

    [Column(Type = "varchar")] public string? AvatarThumbnail => Unless(Deleted, urls.Replace(source.AvatarThumbnail));

    [Column(Type = "varchar")] public string? AvatarLowQuality => Unless(Deleted, urls.Replace(source.AvatarLowQuality));

    [Index, Column(Type = "varchar")] public string? Phone => Unless(Deleted, PhoneDigits.Of(source.Phone));

    [Column(Default = "false")] public bool? PhoneVerified => source.PhoneVerified ?? false;

    [Index, Column(Type = "varchar")] public string? Name => Deleted ? DeletedUser : source.Name;

    [Index, Column("fullName", Type = "varchar")] public string? FullName => Deleted ? DeletedUser : source.FullName;

    [Column(Type = "varchar")] public string? Email => Unless(Deleted, EmailAddress.Normalise(source.Email));

    [Column(Default = "false")] public bool? EmailVerified => source.EmailVerified ?? false;

    [Column(Type = "varchar")] public string? Description => source.Description;

    [Column(Type = "timestamp")] public DateTimeOffset? BanUntil => source.BanUntil;

    [Column(Type = "timestamp")] public DateTimeOffset? BanAt => source.BanAt;

    [ForeignKey(OnDelete = ReferentialAction.Restrict)] public Reference<User> BanBy => source.BanBy;

    [Index] public DateTimeOffset? RemovedAt => source.RemovedAt;

    [Index, Column(Type = "varchar")] public string? RoleUser => source.Role;

    [Column("profileStatus", Type = "varchar", Default = "'INITIAL'")] public string ProfileStatus => "COMPLETED";

    public Reference<User> DeletedBy => source.DeletedBy;

    [Column(Type = "varchar")] public string? DeletedReason => source.DeletedReason;

    [Column(Type = "varchar")] public string? DeletedName => Deleted ? source.Name : null;

    [Column(Type = "varchar")] public string? DeletedEmail => Deleted ? EmailAddress.Normalise(source.Email) : null;

    [Column(Type = "varchar")] public string? DeletedPhone => Deleted ? PhoneDigits.Of(source.Phone) : null;

    [Index] public DateTimeOffset? DeletedAt => Deleted ? source.Updated : null;

    [ForeignKey] public Reference<Province> ProvinceId => source.Province;

    [ForeignKey] public Reference<Municipality> MunicipalityId => source.Municipality;

    [ForeignKey] public Reference<Parroquia> ParroquiaId => source.Parroquia;

    [Column("roleId"), ForeignKey(OnDelete = ReferentialAction.Cascade)]
    public Reference<Role> RoleId => RoleName.Find(source.UserType);

    [Column(Type = "varchar")] public string? Dni => Unless(Deleted, NationalId.Normalise(source.NationalId));

    public DateOnly? Birthdate => source.BirthDate;

    [Column(Type = "varchar")] public string? Gender => Rules.Gender.Normalise(source.Gender);

    [Column("socialmedia_x", Type = "varchar")]
    public string? SocialMediaX => source.SocialMedia is { } social ? social.X : source.FlatX;

    [Column("socialmedia_instagram", Type = "varchar")]
    public string? SocialMediaInstagram => source.SocialMedia is { } social ? social.Instagram : source.FlatInstagram;

    [Column("socialmedia_tiktok", Type = "varchar")]
    public string? SocialMediaTiktok => source.SocialMedia is { } social ? social.Tiktok : source.FlatTiktok;

    [Column("socialmedia_facebook", Type = "varchar")]
    public string? SocialMediaFacebook => source.SocialMedia is { } social ? social.Facebook : source.FlatFacebook;

    [Column("socialmedia_whatsapp", Type = "varchar")]
    public string? SocialMediaWhatsapp => source.SocialMedia is { } social ? social.Whatsapp : source.FlatWhatsapp;

    [Column("socialmedia_telegram", Type = "varchar")]
    public string? SocialMediaTelegram => source.SocialMedia is { } social ? social.Telegram : source.FlatTelegram;

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;

    private const string DeletedUser = "Deleted User";

    private bool Deleted => !(source.IsActive ?? true);

    /// <summary>What a soft delete clears (0.7, D15).</summary>
    private static string? Unless(bool deleted, string? value) => deleted ? "" : value;
}
