using MongoEtl;

namespace Community.Documents;

[Collection("entities")]
public sealed partial class Entity : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    [Field("name_es", "name")] public partial string? SpanishName { get; }

    public partial bool? IsActive { get; }

    /// <summary>An id as text, ObjectId or embedded document; it refers to nothing that is migrated.</summary>
    public partial RawBson Organization { get; }
}
