using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[DatabaseValue("deleted_at", "timestamptz", Index = true)]
[PostgresTable("profession")]
public sealed partial class ProfessionRow(Profession source) : IRow<Profession>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string Name => source.Name.IfEmpty("Unknown");

    [Column("name_es", Type = "varchar")] public string? SpanishName => source.SpanishName.IfEmpty("Desconocido");

    [Column(Default = "true")] public bool? IsActive => source.IsActive ?? true;

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
