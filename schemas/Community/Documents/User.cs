using MongoEtl;

namespace Community.Documents;

[Collection("users", Filter = "{ role: { $in: ['USER_ROLE', 'AGENTE_ROLE'] } }")]
public sealed partial class User : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [Field("role_user", "role")] public partial string? Role { get; }

    /// <summary>The name of a role; not to be mixed up with <see cref="Role"/>.</summary>
    [OnMismatch(MismatchRule.ToText)] public partial string? UserType { get; }

    public partial string? Uuid { get; }

    [Field("photoURL", "avatar"), OnMismatch(MismatchRule.Null)] public partial string? Avatar { get; }

    [Field("avatar_thumbnail"), OnMismatch(MismatchRule.Null)] public partial string? AvatarThumbnail { get; }

    [Field("avatar_low_quality"), OnMismatch(MismatchRule.Null)] public partial string? AvatarLowQuality { get; }

    [Field("phoneNumber", "phone")] public partial string? Phone { get; }

    public partial bool? PhoneVerified { get; }

    [Field("displayName", "name")] public partial string? Name { get; }

    [Field("fullName", "displayName", "name")] public partial string? FullName { get; }

    /// <summary>Taken as it stands, <c>dflt</c> of 0.2: a value that is no boolean fits no boolean column, and sets the user aside in both
    /// stores (1.0 and 0.7, "Lost rows").</summary>
    public partial bool? IsBot { get; }

    public partial string? Email { get; }

    public partial bool? EmailVerified { get; }

    [Field("description", "bio")] public partial string? Description { get; }

    [Field("ban_until")] public partial DateTimeOffset? BanUntil { get; }

    [Field("ban_at")] public partial DateTimeOffset? BanAt { get; }

    [Field("ban_by"), OnMismatch(MismatchRule.Null)] public partial Reference<User> BanBy { get; }

    [Field("removed_at")] public partial DateTimeOffset? RemovedAt { get; }

    [Field("deleted_by"), OnMismatch(MismatchRule.Null)] public partial Reference<User> DeletedBy { get; }

    [Field("deleted_reason")] public partial string? DeletedReason { get; }

    /// <summary>Anything empty but null means inactive (1.7, with 0.7 D23).</summary>
    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsActive { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Province> Province { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Municipality> Municipality { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Parroquia> Parroquia { get; }

    [Field("cedula", "dni")] public partial string? NationalId { get; }

    [Field("birthDate", "birthdate")] public partial DateOnly? BirthDate { get; }

    public partial string? Gender { get; }

    /// <summary>Where this is a document, its members count and the flat elements do not (1.7).</summary>
    [OnMismatch(MismatchRule.Null)] public partial SocialMedia? SocialMedia { get; }

    [Field("socialmedia_x")] public partial string? FlatX { get; }

    [Field("socialmedia_instagram")] public partial string? FlatInstagram { get; }

    [Field("socialmedia_tiktok")] public partial string? FlatTiktok { get; }

    [Field("socialmedia_facebook")] public partial string? FlatFacebook { get; }

    [Field("socialmedia_whatsapp")] public partial string? FlatWhatsapp { get; }

    [Field("socialmedia_telegram")] public partial string? FlatTelegram { get; }

    [Field("profession"), OnMismatch(MismatchRule.Null)] public partial ScalarList<Reference<Profession>>? Professions { get; }

    [Field("entities"), OnMismatch(MismatchRule.Null)] public partial ScalarList<Reference<Entity>>? Entities { get; }
}
