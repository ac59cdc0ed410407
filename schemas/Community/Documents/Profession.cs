using MongoEtl;

namespace Community.Documents;

[Collection("professions")]
public sealed partial class Profession : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    [Field("name", "name_es")] public partial string? Name { get; }

    [Field("name_es", "name")] public partial string? SpanishName { get; }

    public partial bool? IsActive { get; }
}
