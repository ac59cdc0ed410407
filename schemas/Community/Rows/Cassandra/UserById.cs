using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.16; soft-deleted users are anonymised as in PostgreSQL (0.7, D15).</summary>
[CassandraTable("users")]
[Stage(Columns = [nameof(Name), nameof(Phone)])]
public sealed partial class UserById(User source, UrlPrefixes urls) : IRow<User>
{
    [PartitionKey] public int UserId => source.Key;

    public string Name => Deleted ? "Deleted User" : source.Name ?? "";

    public string Phone => Deleted ? "" : PhoneDigits.WithPlus(source.Phone);

    public string Email => Deleted ? "" : EmailAddress.Normalise(source.Email) ?? "";

    public string Avatar => Deleted ? "" : urls.Replace(source.Avatar) ?? "";

    public Reference<Role> RoleId => RoleName.Find(source.UserType);

    public bool IsBot => source.IsBot ?? false;

    public DateTimeOffset CreatedAt => source.Created;

    public DateTimeOffset UpdatedAt => source.Updated;

    public string MongoId => source.Id.ToString();

    private bool Deleted => !(source.IsActive ?? true);
}
