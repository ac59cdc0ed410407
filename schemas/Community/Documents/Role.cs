using MongoEtl;

namespace Community.Documents;

[Collection("roles")]
public sealed partial class Role : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [AlternateKey] public partial string? Name { get; }

    public partial RoleType? Type { get; }

    public partial bool? Default { get; }

    public partial bool? ContactsHide { get; }
}
