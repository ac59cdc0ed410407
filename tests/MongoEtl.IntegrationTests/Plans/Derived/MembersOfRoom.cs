using MongoEtl;

namespace Derived;

[CassandraTable("members_of_room")]
[Derived(Query = "SELECT room, count(*) AS members FROM member GROUP BY room")]
public sealed partial class MembersOfRoom
{
    [PartitionKey] public partial string Room { get; }

    public partial long Members { get; }
}
