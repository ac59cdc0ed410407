using MongoEtl;

namespace Shapes;

[PostgresTable("shape")]
public sealed partial class ShapeRow(Shape source) : IRow<Shape>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    public short? Small => source.Small;

    public int? Whole => source.Whole;

    public long? Big => source.Big;

    public float? Single => source.Single;

    public double? Real => source.Real;

    [Column(Type = "numeric(8,2)")] public decimal? Amount => source.Amount;

    public bool? Flag => source.Flag;

    public string? Title => source.Title;

    [Column(Type = "varchar(5)")] public string? Code => source.Code;

    public DateTimeOffset? At => source.At;

    [Column(Type = "timestamp")] public DateTime? Local => source.Local;

    public DateOnly? Day => source.Day;

    public Guid? Token => source.Token;

    public RawBson? Raw => source.Raw;

    public byte[]? Bytes => source.Bytes;

    public ShapeKind? Kind => source.Kind;

    public ScalarList<string>? Tags => source.Tags;

    public ScalarList<int>? Numbers => source.Numbers;

    public int? Depth => source.Inner?.Depth;
}
