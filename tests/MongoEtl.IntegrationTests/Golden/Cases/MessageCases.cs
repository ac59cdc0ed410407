using System.Text.Json.Nodes;
using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Message ids were computed apart from the program, by the rule of 0.7, 3.2 N: SHA-1 and arithmetic over the ids.</summary>
internal static partial class MessageCases
{
    private const string Room = "a05758fe-03e7-5af6-be7e-53694279fe06";

    public static IReadOnlyList<GoldenCase> All { get; } = [.. Shapes, .. Ids, .. Selection, .. Texts, .. Addresses, .. SetAside];

    /// <summary>A row of <c>messages_by_room</c>: what is given, and for the rest what a message without those elements has.</summary>
    private static GoldenRow Message(string json)
    {
        var row = JsonNode.Parse($$"""
            {"room_id": "{{Room}}", "content": "", "type": "user_message", "edited": false, "is_deleted": false, "file_url": "", "mime_type": "",
             "file_name": "", "file_size": 0, "file_thumbnail_url": "", "audio_duration": 0, "event": "", "poll_question": "",
             "poll_is_multiple_options": false}
            """)!.AsObject();
        foreach (var (column, value) in JsonNode.Parse(json)!.AsObject())
            row[column] = value?.DeepClone();
        row["sender_message_id"] = row["mongo_id"]!.DeepClone();
        foreach (var column in row.Where(column => column.Value is null).Select(column => column.Key).ToList())
            row.Remove(column);
        return InCassandra("messages_by_room", row.ToJsonString());
    }

    private static GoldenRow Lookup(string messageId, string roomId = Room) =>
        InCassandra("room_by_message", $$"""{"message_id": "{{messageId}}", "room_id": "{{roomId}}"}""");
}
