using MongoEtl;

namespace Community.Documents;

[Collection("roles")]
public sealed partial class Role : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [AlternateKey] public partial string? Name { get; }

    public partial RoleType? Type { get; }

    public partial bool? Default { get; }

    /// <summary>Taken as it stands, <c>dflt</c> of 0.2: a value that is no boolean fits no boolean column, and sets the role aside in both
    /// stores (1.0 and 0.7, "Lost rows").</summary>
    public partial bool? ContactsHide { get; }
}
