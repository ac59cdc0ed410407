using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[DatabaseValue("deleted_at", "timestamptz", Index = true)]
[PostgresTable("entities")]
public sealed partial class EntityRow(Entity source) : IRow<Entity>
{
    [PrimaryKey] public int Id => source.Key;

    [Index, Column(Type = "varchar")] public string Name => source.Name
        ?? throw new InvalidOperationException("an entity without name has no row (1.6)");

    [Column("name_es", Type = "varchar")] public string? SpanishName => source.SpanishName;

    [Column(Default = "true")] public bool? IsActive => source.IsActive ?? true;

    [Column(Type = "varchar")] public string? Organization => source.Organization.IdText();

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
