using MongoEtl;

namespace Shapes;

/// <summary>An embedded document.</summary>
[Document]
public sealed partial class Inner
{
#if CORRECTED
    [OnMismatch(MismatchRule.Null)]
#endif
    public partial int? Depth { get; }
}
