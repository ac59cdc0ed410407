using MongoEtl;

namespace RealDumps;

[Collection("zips")]
public sealed partial class Zip
{
    [Id] public partial SourceId Id { get; }

    public partial string City { get; }

    [Field("zip")] public partial string Code { get; }

    public partial Location? Loc { get; }

    [Field("pop")] public partial int Population { get; }

    public partial string? State { get; }
}

[Document]
public sealed partial class Location
{
    public partial double? X { get; }

    public partial double? Y { get; }
}

[PostgresTable("zips")]
public sealed partial class ZipRow(Zip source) : IRow<Zip>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    public string City => source.City;

    [Column("zip", Type = "varchar(5)")] public string Code => source.Code;

    public double? X => source.Loc?.X;

    public double? Y => source.Loc?.Y;

    [Column("pop")] public int Population => source.Population;

    [Index] public string? State => source.State;
}
