using MongoEtl;

namespace Community.Documents;

[Collection("live")]
public sealed partial class Live : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [Field("title", "name")] public partial string? Title { get; }

    public partial string? Description { get; }

    [Field("photoURL")] public partial RawBson PhotoUrl { get; }

    public partial RawBson CoverImage { get; }

    public partial RawBson Thumbnail { get; }

    public partial RawBson Cover { get; }

    public partial RawBson Image { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsFinished { get; }

    [Field("liveUrl", "url", "videoUrl", "link")] public partial string? LiveUrl { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsFeatured { get; }

    /// <summary>Only the boolean false means inactive (1.10).</summary>
    [OnMismatch(MismatchRule.Null)] public partial bool? IsActive { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Channel> Channel { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<User> CreatedBy { get; }
}
