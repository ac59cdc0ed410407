using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.17.</summary>
[CassandraTable("room_details")]
[Stage]
public sealed partial class RoomDetails(Room source, UrlPrefixes urls, MessageEncryption encryption) : IRow<Room>
{
    [PartitionKey] public Guid RoomId => source.Key;

    public string Name => source.Name.IfEmpty($"Room {source.Id}");

    public string Description => source.Description ?? "";

    public string Image => urls.Replace(source.Image) ?? "";

    public string Type => RoomKind.Of(source);

    [Encrypted(typeof(RoomDataComparer))] public string EncryptionData => encryption.RoomData(source.EncryptionData);

    public bool JoinAllUser => source.IsPublic ?? false;

    public bool SendMessage => RoomKind.MaySend(source);

    public bool AddMember => RoomKind.MayAddMember(source);

    public bool EditGroup => RoomKind.MayEdit(source);

    public DateTimeOffset CreatedAt => source.Created;

    public DateTimeOffset UpdatedAt => source.Updated;

    public string MongoId => source.Id.ToString();
}
