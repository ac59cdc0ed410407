using MongoEtl;

namespace Community.Sample;

/// <summary>Rooms, messages of all rooms interleaved, and memberships: references as ids, texts and documents, senders who were not migrated, kinds that
/// are left out, soft-deleted messages, two memberships of one user in one room. One membership in three hundred names an unknown room or user.</summary>
internal static class ChatSample
{
    public static ReadOnlySpan<byte> WriteRoom(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number).Text("name", document.Random.OneIn(5) ? "" : $"Sala {number}");
        document.Text("description", document.Random.OneIn(2) ? "Vecinos 🙂" : null);
        if (document.Random.OneIn(2))
            document.Text(document.Random.Pick("avatar", "photo"), $"gs://app-dev.appspot.com/rooms/{number}.png");
        switch (document.Random.Below(3))
        {
            case 0:
                document.Flag("isGroup", true);
                if (document.Random.OneIn(2))
                    document.Document("permissions", permissions => permissions.Flag("canSendMessage", false));
                else
                    document.Flag("canWrite", document.Random.OneIn(2));
                break;
            case 1:
                document.Whole("isBroadcast", 1).Null("isGroup");
                break;
        }
        if (document.Random.OneIn(20))
            document.Flag("isAdmin", true);
        return document.Flag("isPublic", document.Random.OneIn(6) ? true : null).Dates().End();
    }

    public static ReadOnlySpan<byte> WriteMessage(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number).Reference(document.Random.OneIn(6) ? "roomId" : "room", Room(document, size));
        if (!document.Random.OneIn(40))
            document.Reference("sender", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        document.Text(document.Random.OneIn(5) ? "content" : "message", $"mensaje {number}");
        Kind(document);
        if (document.Random.OneIn(15))
            document.Flag("isDeleted", true).Null("deletedAt");
        if (document.Random.OneIn(8))
            document.Id("replyTo", SampleIds.Of("messages", document.Seed, document.Random.Below(size.Messages)));
        if (document.Random.OneIn(25))
            document.Text("forwardedFrom", SampleIds.Of("messages", document.Seed, document.Random.Below(size.Messages)).ToString());
        return document.Dates().End();
    }

    public static ReadOnlySpan<byte> WriteMember(DocumentBuilder document, long number, SampleSize size)
    {
        document.Begin(number).Reference("room", Room(document, size));
        document.Reference(document.Random.OneIn(6) ? "userId" : "user", Member(document, number, size));
        document.Text("role", document.Random.OneIn(4) ? "admin" : null).Flag("isMuted", document.Random.OneIn(9) ? true : null);
        if (!document.Random.OneIn(10))
            document.Date("joinedAt", DateTimeOffset.UnixEpoch.AddDays(18_500 + document.Random.Below(900)));
        return document.End();
    }

    private static void Kind(DocumentBuilder document)
    {
        switch (document.Random.Below(20))
        {
            case 0:
                document.Text("msgType", document.Random.Pick("GEO_LOCATION", "SURVEY", "CONTACT", "STICKER"));
                break;
            case 1:
                document.Text("msgLife", "TOUCH_SHOW_DELETE");
                break;
            case 2:
                document.Flag("isActive", false);
                break;
            case 3:
                document.Text("fileURL", "gs://app-prod.appspot.com/f/a.PDF?x=1").Text("fileType", "DOCUMENTO").Real("fileSize", 1024.0);
                break;
            case 4:
                document.Text("fileUrl", "https://cdn.example.org/a.png").Text("fileType", "IMAGEN").Text("fileName", "a.png");
                break;
            case 5:
                document.Text("fileURL", "https://cdn.example.org/a.exe").Text("fileType", "DOCUMENTO");
                break;
            case 6:
                document.Text("type", "system").Text("event", "joined").Number64("fileSize", 0);
                break;
        }
    }

    private static ObjectId Room(DocumentBuilder document, SampleSize size) => SampleIds.Of("rooms", document.Seed, document.Random.Below(size.Rooms));

    /// <summary>A user who is migrated, but for one in three hundred.</summary>
    private static ObjectId Member(DocumentBuilder document, long number, SampleSize size)
    {
        if (number % 300 == 17)
            return SampleIds.Unknown("users", document.Seed, number);
        var user = (long)document.Random.Below(size.Users);
        while (!UserSample.IsInside(document.Seed, user))
            user = (user + 1) % size.Users;
        return SampleIds.Of("users", document.Seed, user);
    }
}
