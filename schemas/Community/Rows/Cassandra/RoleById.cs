using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.15.</summary>
[CassandraTable("role")]
public sealed partial class RoleById(Role source) : IRow<Role>
{
    [PartitionKey] public int Id => source.Key;

    public string Name => source.Name.IfEmpty("Unknown Role");

    public bool ContactsHide => source.ContactsHide ?? false;

    public string MongoId => source.Id.ToString();
}
