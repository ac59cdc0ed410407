using MongoEtl;

namespace Community.Documents;

/// <summary>What province, municipality and parroquia have in common (1.2 to 1.4).</summary>
public abstract partial class Place : CommunityDocument
{
    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    [Field("key", "code")] public partial string? Code { get; }

    [Field("keyInt", "key_int")] public partial int? CodeNumber { get; }

    public partial bool? IsActive { get; }

    public partial decimal? Latitude { get; }

    public partial decimal? Longitude { get; }

    [Field("key_dpt")] public partial string? DepartmentCode { get; }

    [Field("name_alt")] public partial string? AlternativeName { get; }
}
