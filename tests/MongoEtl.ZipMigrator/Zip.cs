namespace ZipMigrator;

/// <summary>A document of the public sample <c>sample_training.zips</c>.</summary>
[Collection("zips")]
public sealed partial class Zip
{
    [Id] public partial SourceId Id { get; }

    public partial string? City { get; }

    [Field("zip")] public partial string? Code { get; }

    public partial Location? Loc { get; }

    [Field("pop")] public partial int? Population { get; }

    public partial string? State { get; }
}
