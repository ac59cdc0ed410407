using Community.Documents;
using MongoEtl;

namespace Community.Rows;

[DatabaseValue("deleted_at", "timestamptz", Index = true)]
[PostgresTable("province")]
public sealed partial class ProvinceRow(Province source) : IRow<Province>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string? Name => source.Name;

    [Index, Column("key", Type = "varchar")] public string? Code => source.Code;

    [Column("key_int")] public int? CodeNumber => source.CodeNumber ?? 0;

    [Column(Default = "true")] public bool? IsActive => source.IsActive ?? true;

    [Column(Type = "numeric(10,8)")] public decimal? Latitude => source.Latitude;

    [Column(Type = "numeric(11,8)")] public decimal? Longitude => source.Longitude;

    [Column("key_dpt", Type = "varchar")] public string? DepartmentCode => source.DepartmentCode;

    [Column("name_alt", Type = "varchar")] public string? AlternativeName => source.AlternativeName;

    [Index, Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
