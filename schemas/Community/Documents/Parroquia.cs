using MongoEtl;

namespace Community.Documents;

/// <summary>A parish.</summary>
[Collection("parroquia")]
public sealed partial class Parroquia : Place
{
    [OnMismatch(MismatchRule.Null)] public partial Reference<Province> Province { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Municipality> Municipality { get; }
}
