using MongoEtl;

namespace Community.Documents;

/// <summary>What a role is for.</summary>
[PostgresEnum("role_type_enum")]
public enum RoleType
{
    [Text("package")] Package,
    [Text("role")] Role,
    [Text("hub")] Hub,
    [Text("app")] App,
}
