using Community.Rules;
using MongoEtl;

namespace Community.Derived;

/// <summary>5.5: the rooms of a user, with the last message of each. A participant whose room does not exist gives none.</summary>
[CassandraTable("rooms_by_user")]
[Derived(Query = """
    SELECT p.user_id, false AS is_pinned, coalesce(m.created_at, r.created_at) AS last_message_at, p.room_id,
        r.name AS room_name, r.type AS room_type, r.image AS room_image, r.description, p.role,
        r.add_member, r.edit_group, r.send_message, r.join_all_user, r.encryption_data, p.is_muted,
        m.message_id AS last_message_id, m.type AS last_message_type, m.preview AS last_message_preview,
        m.sender_id AS last_message_sender_id, u.name AS last_message_sender_name, u.phone AS last_message_sender_phone,
        m.file_url AS last_message_file_url, m.file_thumbnail_url AS last_message_file_thumbnail_url,
        m.mime_type AS last_message_mime_type, m.event AS last_message_event, 0 AS last_message_status,
        coalesce(m.updated_at, r.updated_at) AS last_message_updated_at, r.created_at, r.updated_at
    FROM participants_by_room p
    JOIN room_details r USING (room_id)
    LEFT JOIN last_message m USING (room_id)
    LEFT JOIN users u ON u.user_id = m.sender_id
    """)]
public sealed partial class RoomByUser
{
    [PartitionKey] public partial int UserId { get; }

    [ClusteringKey(0, Descending = true)] public partial bool IsPinned { get; }

    [ClusteringKey(1, Descending = true)] public partial DateTimeOffset LastMessageAt { get; }

    [ClusteringKey(2, Descending = true)] public partial Guid RoomId { get; }

    public partial string? RoomName { get; }

    public partial string? RoomType { get; }

    public partial string? RoomImage { get; }

    public partial string? Description { get; }

    public partial string Role { get; }

    public partial bool? AddMember { get; }

    public partial bool? EditGroup { get; }

    public partial bool? SendMessage { get; }

    public partial bool? JoinAllUser { get; }

    [Encrypted(typeof(RoomDataComparer))] public partial string? EncryptionData { get; }

    public partial bool IsMuted { get; }

    [Column(Type = "timeuuid")] public partial Guid? LastMessageId { get; }

    public partial string? LastMessageType { get; }

    [Encrypted(typeof(StoredTextComparer), Scope = nameof(RoomId))] public partial string? LastMessagePreview { get; }

    public partial int? LastMessageSenderId { get; }

    public partial string? LastMessageSenderName { get; }

    public partial string? LastMessageSenderPhone { get; }

    public partial string? LastMessageFileUrl { get; }

    public partial string? LastMessageFileThumbnailUrl { get; }

    public partial string? LastMessageMimeType { get; }

    public partial string? LastMessageEvent { get; }

    public partial int LastMessageStatus { get; }

    public partial DateTimeOffset? LastMessageUpdatedAt { get; }

    public partial DateTimeOffset? CreatedAt { get; }

    public partial DateTimeOffset? UpdatedAt { get; }
}
