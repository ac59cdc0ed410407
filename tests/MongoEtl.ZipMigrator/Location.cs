namespace ZipMigrator;

/// <summary>Where a zip code lies.</summary>
[Document]
public sealed partial class Location
{
    public partial double? X { get; }

    public partial double? Y { get; }
}
