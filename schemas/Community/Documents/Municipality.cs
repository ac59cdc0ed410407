using MongoEtl;

namespace Community.Documents;

[Collection("municipality")]
public sealed partial class Municipality : Place
{
    [OnMismatch(MismatchRule.Null)] public partial Reference<Province> Province { get; }
}
