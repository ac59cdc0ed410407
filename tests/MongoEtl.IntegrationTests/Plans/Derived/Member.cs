using MongoEtl;

namespace Derived;

[Collection("members")]
public sealed partial class Member
{
    [Id] public partial SourceId Id { get; }

    public partial string Room { get; }

    public partial int User { get; }

    public partial DateTimeOffset? JoinedAt { get; }

    public partial string? Nick { get; }
}

[CassandraTable("member")]
[Newest(nameof(JoinedAt))]
[Stage(Columns = [nameof(Nick)])]
public sealed partial class MemberRow(Member source) : IRow<Member>
{
    [PartitionKey] public string Room => source.Room;

    [ClusteringKey] public int UserId => source.User;

    public DateTimeOffset? JoinedAt => source.JoinedAt;

    public string? Nick => source.Nick;

    public string MongoId => source.Id.ToString();
}
