using Community.Documents;
using MongoEtl;

namespace Community.Rows;

/// <summary>5.1: rooms that are organizations too.</summary>
[CassandraTable("organizations")]
[When(nameof(IsOrganization))]
public sealed partial class Organization(Room source) : IRow<Room>
{
    [PartitionKey] public Guid RoomId => source.Key;

    public string MongoId => source.Id.ToString();

    private bool IsOrganization => source.IsAdmin ?? false;
}
