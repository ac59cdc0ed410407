using System.Globalization;
using MongoEtl;

namespace Community.Sample;

/// <summary>Rooms, messages of all rooms interleaved, and memberships: references as ids, texts and documents, senders who were not
/// migrated, kinds that are left out, soft-deleted messages, ids that are texts or numbers, messages of unknown rooms, two memberships of
/// one user in one room. One membership in three hundred names an unknown user, and one in five hundred an unknown room.</summary>
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
        BeginMessage(document, number).Reference(document.Random.OneIn(6) ? "roomId" : "room", number % 400 == 211
            ? SampleIds.Unknown("rooms", document.Seed, number) : Room(document, size));
        if (!document.Random.OneIn(40))
            document.Reference("sender", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        document.Text(document.Random.OneIn(5) ? "content" : "message", $"mensaje {number}");
        if (number != 37)
            Kind(document);
        if (document.Random.OneIn(15))
            document.Flag("isDeleted", true).Null("deletedAt");
        if (document.Random.OneIn(8))
            Message(document, "replyTo", document.Random.Below(size.Messages), asText: false);
        if (document.Random.OneIn(25))
            Message(document, "forwardedFrom", document.Random.Below(size.Messages), asText: true);
        // An id that is no ObjectId tells no time: the first such message is a dead letter for want of dates.
        if (number != 37)
            _ = IsOddId(number) ? document.FullDates() : document.Dates();
        return document.End();
    }

    public static ReadOnlySpan<byte> WriteMember(DocumentBuilder document, long number, SampleSize size)
    {
        // One in twenty-five is the member before once more, half of these at the same moment.
        var pair = number % 25 == 4 ? number - 1 : number;
        var choice = new SampleRandom(document.Seed, "roommembers.pair", pair);
        document.Begin(number);
        document.Reference("room", number % 500 == 101 ? SampleIds.Unknown("rooms", document.Seed, number)
            : SampleIds.Of("rooms", document.Seed, choice.Below(size.Rooms)));
        document.Reference(document.Random.OneIn(6) ? "userId" : "user", Member(document.Seed, pair, choice.Below(size.Users), size));
        document.Text("role", document.Random.OneIn(4) ? "admin" : null).Flag("isMuted", document.Random.OneIn(9) ? true : null);
        var isTie = number % 50 is 3 or 4;
        if (isTie || !document.Random.OneIn(10))
            document.Date("joinedAt", DateTimeOffset.UnixEpoch.AddDays(18_500 + (isTie ? choice.Below(900) : document.Random.Below(900))));
        return document.End();
    }

    /// <summary>One message in fifty has a text as its id, and one in a hundred a number.</summary>
    private static bool IsOddId(long number) => number % 50 == 37 || number % 100 == 61;

    private static string OddId(long number) =>
        number % 50 == 37 ? $"msg-{number:00000000}" : OddNumber(number).ToString(CultureInfo.InvariantCulture);

    private static long OddNumber(long number) => 7_000_000_000 + number;

    private static DocumentBuilder BeginMessage(DocumentBuilder document, long number)
    {
        if (number % 50 == 37)
            return document.Begin(number, writer => writer.WriteString("_id", OddId(number)));
        return number % 100 == 61
            ? document.Begin(number, writer => writer.WriteInt64("_id", OddNumber(number)))
            : document.Begin(number);
    }

    /// <summary>A reference to a message, in the shape of its id or as a text.</summary>
    private static void Message(DocumentBuilder document, string name, long number, bool asText)
    {
        if (IsOddId(number))
            document.Text(name, OddId(number));
        else if (asText)
            document.Text(name, SampleIds.Of("messages", document.Seed, number).ToString());
        else
            document.Id(name, SampleIds.Of("messages", document.Seed, number));
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
    private static ObjectId Member(ulong seed, long number, long user, SampleSize size)
    {
        if (number % 300 == 17)
            return SampleIds.Unknown("users", seed, number);
        while (!UserSample.IsInside(seed, user))
            user = (user + 1) % size.Users;
        return SampleIds.Of("users", seed, user);
    }
}
