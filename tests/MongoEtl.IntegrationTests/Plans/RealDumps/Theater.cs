using MongoEtl;

namespace RealDumps;

[Collection("theaters")]
public sealed partial class Theater
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial int TheaterId { get; }

    public partial TheaterLocation Location { get; }
}

[Document]
public sealed partial class TheaterLocation
{
    public partial TheaterAddress? Address { get; }

    public partial RawBson Geo { get; }
}

[Document]
public sealed partial class TheaterAddress
{
    public partial string? Street1 { get; }

    public partial string? Street2 { get; }

    public partial string? City { get; }

    public partial string? State { get; }

    public partial string? Zipcode { get; }
}

[PostgresTable("theater")]
public sealed partial class TheaterRow(Theater source) : IRow<Theater>
{
    [PrimaryKey] public int Id => source.Key;

    [Unique] public string MongoId => source.Id.ToString();

    [Unique] public int TheaterNumber => source.TheaterId;

    public string? Street => Join(source.Location.Address?.Street1, source.Location.Address?.Street2);

    public string? City => source.Location.Address?.City;

    [Column(Type = "varchar(2)")] public string? State => source.Location.Address?.State;

    public string? Zipcode => source.Location.Address?.Zipcode;

    public RawBson Geo => source.Location.Geo;

    private static string? Join(string? first, string? second) => second is null ? first : $"{first}, {second}";
}
