using Community.Rules;
using MongoEtl;

namespace Community.Documents;

/// <summary>A file or a folder (1.9). Others find a folder by its path, whatever the order in which they arrive (5.7).</summary>
[Collection("docs")]
public sealed partial class Doc : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [Field("title", "name")] public partial string? Title { get; }

    /// <summary>The last part of a folder's path: the same two texts, the other first (0.7, D22).</summary>
    [Field("name", "title")] public partial string? Segment { get; }

    public partial string? Description { get; }

    public partial RawBson FileUrl { get; }

    [Field("fileURL")] public partial RawBson OtherFileUrl { get; }

    [OnMismatch(MismatchRule.Null)] public partial bool? IsVisible { get; }

    /// <summary>Only the boolean false means inactive (0.7, D4).</summary>
    [OnMismatch(MismatchRule.Null)] public partial bool? IsActive { get; }

    [Field("fileType", "type"), OnMismatch(DocType.Other)] public partial DocType? Type { get; }

    [Field("fileType"), OnMismatch(MismatchRule.Null)] public partial string? FirstKind { get; }

    [Field("type"), OnMismatch(MismatchRule.Null)] public partial string? SecondKind { get; }

    [OnMismatch(MismatchRule.Null)] public partial string? OnFolder { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<User> UploadedBy { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Role> SpecialRole { get; }

    /// <summary>Wider than the column, so that a size that the column cannot hold is not taken for an unusable one and passed over: such a doc is set
    /// aside (2.9).</summary>
    [Field("fileSize", "size")] public partial long? Size { get; }

    public partial string? Ext { get; }

    /// <summary>The path of a folder, by which its contents name it; null for a file.</summary>
    [AlternateKey] public string? Path => FolderPath.IsFolder(FirstKind, SecondKind) ? FolderPath.Of(OnFolder, Segment) : null;
}
