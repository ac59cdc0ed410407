using ChatMigrator.Documents;

namespace ChatMigrator.Rows;

/// <summary>A user; the messages take their keys from here.</summary>
[CassandraTable("users")]
public sealed partial class UserById(User source) : IRow<User>
{
    [PartitionKey] public int UserId => source.Key;

    public string? Name => source.Name;
}
