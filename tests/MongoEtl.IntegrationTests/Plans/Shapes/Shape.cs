using MongoEtl;

namespace Shapes;

/// <summary>One property per column type, each of which sets its document aside when the value does not fit.</summary>
[Collection("shapes")]
public sealed partial class Shape
{
    [Id] public partial SourceId Id { get; }

    public partial short? Small { get; }

    public partial int? Whole { get; }

    public partial long? Big { get; }

    public partial float? Single { get; }

    public partial double? Real { get; }

    public partial decimal? Amount { get; }

    public partial bool? Flag { get; }

    public partial string? Title { get; }

    public partial string? Code { get; }

    public partial DateTimeOffset? At { get; }

    public partial DateTime? Local { get; }

    public partial DateOnly? Day { get; }

    public partial Guid? Token { get; }

    public partial RawBson Raw { get; }

    public partial byte[]? Bytes { get; }

    public partial ShapeKind? Kind { get; }

    public partial ScalarList<string>? Tags { get; }

    public partial ScalarList<int>? Numbers { get; }

    public partial Inner? Inner { get; }
}
