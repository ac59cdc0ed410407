using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

[DatabaseValue("deleted_at", "timestamptz", Index = true)]
[PostgresTable("role")]
public sealed partial class RoleRow(Role source) : IRow<Role>
{
    [PrimaryKey] public int Id => source.Key;

    [Column(Type = "varchar")] public string Name => source.Name
        ?? throw new InvalidOperationException("a role without name has no row (1.1)");

    [Column(Default = "'hub'")] public RoleType Type => source.Type ?? RoleType.App;

    [Column(Default = "false")] public bool Default => source.Default ?? false;

    [Column(Type = "varchar")] public string? MongoId => source.Id.ToString();

    [Index, Column(Default = "now()")] public DateTimeOffset CreatedAt => source.Created;

    [Column(Default = "now()")] public DateTimeOffset UpdatedAt => source.Updated;
}
