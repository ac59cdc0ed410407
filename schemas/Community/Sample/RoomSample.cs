using MongoEtl;

namespace Community.Sample;

/// <summary>Rooms: every third is a group, a broadcast room, a conversation of two; flags as booleans, numbers and nulls, permissions in two places.</summary>
internal static class RoomSample
{
    private const int Kinds = 3;

    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number)
    {
        document.Begin(number).Text("name", document.Random.OneIn(5) ? "" : $"Sala {number}");
        document.Text("description", document.Random.OneIn(2) ? "Vecinos 🙂" : null);
        if (document.Random.OneIn(2))
            document.Text(document.Random.Pick("avatar", "photo"), $"gs://app-dev.appspot.com/rooms/{number}.png");
        switch (number % Kinds)
        {
            case 0:
                document.Flag("isGroup", true);
                Permissions(document);
                break;
            case 1:
                document.Whole("isBroadcast", 1);
                if (document.Random.OneIn(2))
                    document.Null("isGroup");
                else
                    document.Flag("isGroup", true);
                break;
        }
        if (document.Random.OneIn(20))
            document.Flag("isAdmin", true);
        document.Text("encryptionData", document.Random.OneIn(4) ? "old envelope" : null);
        return document.Flag("isPublic", document.Random.OneIn(6) ? true : null).Dates().End();
    }

    /// <summary>Whether a room is a conversation of two.</summary>
    public static bool IsOfTwo(long number) => number % Kinds == Kinds - 1;

    /// <summary>The conversation of the same two users that came before, for one in ten of them; else the room itself.</summary>
    public static long SamePair(long number) => IsOfTwo(number) && number / Kinds % 10 == 9 ? number - Kinds : number;

    public static ObjectId Any(DocumentBuilder document, SampleSize size) => SampleIds.Of("rooms", document.Seed, document.Random.Below(size.Rooms));

    private static void Permissions(DocumentBuilder document)
    {
        switch (document.Random.Below(4))
        {
            case 0:
                document.Document("permissions", permissions => permissions.Flag("canSendMessage", false)).Flag("canWrite", true);
                break;
            case 1:
                document.Document("permissions", permissions => permissions.Null("canSendMessage")).Flag("canWrite", false);
                break;
            case 2:
                document.Flag("canWrite", document.Random.OneIn(2));
                break;
        }
    }
}
