using MongoEtl;

namespace Community.Documents;

[Collection("channel")]
public sealed partial class Channel : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    public partial string? Description { get; }

    [OnMismatch(MismatchRule.Null)] public partial bool? IsActive { get; }

    public partial bool? Visible { get; }

    public partial RawBson Picture { get; }

    public partial RawBson Cover { get; }

    public partial RawBson CoverImage { get; }

    /// <summary>An array of lives, or their number.</summary>
    public partial RawBson Lives { get; }

    [Field("lives")] public partial int? LivesNumber { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<User> CreatedBy { get; }
}
