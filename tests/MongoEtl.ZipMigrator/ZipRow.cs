namespace ZipMigrator;

/// <summary>Seven columns, all passed on.</summary>
[PostgresTable("zips")]
public sealed partial class ZipRow(Zip source) : IRow<Zip>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    public string? City => source.City;

    [Column("zip")] public string? Code => source.Code;

    public double? X => source.Loc?.X;

    public double? Y => source.Loc?.Y;

    [Column("pop")] public int? Population => source.Population;

    public string? State => source.State;
}
