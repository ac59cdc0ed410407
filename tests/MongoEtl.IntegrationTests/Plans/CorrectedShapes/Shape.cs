using MongoEtl;

namespace Shapes;

/// <summary>The class of Shapes once its developer has looked at the dead letters: every property says what a value that does not fit
/// does.</summary>
[Collection("shapes")]
public sealed partial class Shape
{
    [Id] public partial SourceId Id { get; }

    [OnMismatch(MismatchRule.Null)] public partial short? Small { get; }

    [OnMismatch(-1)] public partial int? Whole { get; }

    [OnMismatch(MismatchRule.Null)] public partial long? Big { get; }

    [OnMismatch(MismatchRule.Null)] public partial float? Single { get; }

    [OnMismatch(MismatchRule.Null)] public partial double? Real { get; }

    [Lenient] public partial decimal? Amount { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? Flag { get; }

    [OnMismatch(MismatchRule.ToText)] public partial string? Title { get; }

    public partial string? Code { get; }

    [Lenient, OnMismatch(MismatchRule.Null)] public partial DateTimeOffset? At { get; }

    [Lenient] public partial DateTime? Local { get; }

    [OnMismatch(MismatchRule.Null)] public partial DateOnly? Day { get; }

    [OnMismatch(MismatchRule.Null)] public partial Guid? Token { get; }

    public partial RawBson Raw { get; }

    [OnMismatch(MismatchRule.Null)] public partial byte[]? Bytes { get; }

    public partial ShapeKind? Kind { get; }

    [OnMismatch(MismatchRule.Null)] public partial ScalarList<string>? Tags { get; }

    [OnMismatch(MismatchRule.Null)] public partial ScalarList<int>? Numbers { get; }

    public partial Inner? Inner { get; }
}
