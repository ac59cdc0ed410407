using System.Globalization;
using MongoEtl;

namespace Community.Sample;

/// <summary>Messages of all rooms interleaved: references as ids, texts and documents, senders who were not migrated, kinds that are left out,
/// soft-deleted messages, ids that are texts or numbers, messages of unknown rooms, and the dead letters that <see cref="FaultOf"/> says.</summary>
internal static class MessageSample
{
    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number, SampleSize size)
    {
        var fault = FaultOf(number);
        BeginMessage(document, number);
        if (fault == MessageFault.NoRoom)
            document.Document("room", room => room.Text("name", "of no id"));
        else
            document.Reference(document.Random.OneIn(6) ? "roomId" : "room", HasUnknownRoom(number)
                ? SampleIds.Unknown("rooms", document.Seed, number) : RoomSample.Any(document, size));
        if (!document.Random.OneIn(40))
            document.Reference(document.Random.OneIn(6) ? "userId" : "sender", SampleIds.Of("users", document.Seed, document.Random.Below(size.Users)));
        if (fault == MessageFault.TextIsDocument)
            document.Document("message", message => message.Text("text", "nested"));
        else
            MessageText.Write(document, number);
        if (fault == MessageFault.None)
            Kind(document);
        Fault(document, fault);
        Flags(document, size);
        // An id that is no ObjectId tells no time.
        if (fault != MessageFault.NoDates)
            _ = IsOddId(number) ? document.FullDates() : document.Dates();
        return document.End();
    }

    /// <summary>What makes a message a dead letter: one in 333 of them.</summary>
    public static MessageFault FaultOf(long number) => (number % 5000, number % 2500, number % 1000) switch
    {
        (37, _, _) => MessageFault.NoDates,
        (_, 1205, _) => MessageFault.SizeIsFraction,
        (_, 1806, _) => MessageFault.FlagIsNumber,
        (_, _, 503) => MessageFault.TextIsDocument,
        (_, _, 704) => MessageFault.NoRoom,
        _ => MessageFault.None,
    };

    public static bool HasUnknownRoom(long number) => number % 400 == 211;

    private static void Fault(DocumentBuilder document, MessageFault fault)
    {
        if (fault == MessageFault.SizeIsFraction)
            document.Real("fileSize", 3.5);
        else if (fault == MessageFault.FlagIsNumber)
            document.Whole("edited", 1);
        else
            document.Flag("edited", document.Random.OneIn(10) ? true : null);
    }

    private static void Flags(DocumentBuilder document, SampleSize size)
    {
        if (document.Random.OneIn(15))
        {
            document.Flag("isDeleted", true);
            if (document.Random.OneIn(2))
                document.Date("deletedAt", DateTimeOffset.FromUnixTimeSeconds(1_750_000_000 + document.Random.Below(1_000_000)));
            else
                document.Null("deletedAt");
        }
        if (document.Random.OneIn(8))
            Message(document, "replyTo", document.Random.Below(size.Messages), asText: false);
        if (document.Random.OneIn(25))
            Message(document, "forwardedFrom", document.Random.Below(size.Messages), asText: true);
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
        if (number % 200 == 88)
            return document.Begin(number, writer => writer.WriteString("_id", SampleIds.Of("messages", document.Seed, number).ToString()));
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
        switch (document.Random.Below(40))
        {
            case 0:
                document.Text("msgType", document.Random.Pick("GEO_LOCATION", "SURVEY", "CONTACT", "STICKER"));
                break;
            case 1:
                document.Text("msgType", "TEXT").Text("type", document.Random.Pick("GEO_LOCATION", "SURVEY", "CONTACT", "STICKER"));
                break;
            case 2:
                document.Text(document.Random.Pick("msgLife", "life"), "TOUCH_SHOW_DELETE");
                break;
            case 3:
                document.Flag("isActive", false);
                break;
            case 4:
                document.Null("isActive");
                break;
            case 5:
                document.Text("type", "system").Text("event", "joined").Number64("fileSize", 0);
                break;
            case 6:
                document.Text("type", "poll").Text("pollQuestion", "¿A qué hora?").Flag("pollIsMultiple", document.Random.OneIn(2) ? true : null);
                break;
            case < 24:
                break;
            default:
                MessageFileSample.Write(document);
                break;
        }
    }
}
