namespace Community.Sample;

/// <summary>Memberships. Every room has two members first, and those of two have no others, but for one in fifty that falls anywhere; the others go to
/// groups and broadcast rooms. One in twenty-five is the one before once more. One in three hundred names an unknown user, and one in five hundred an
/// unknown room.</summary>
internal static class MemberSample
{
    public static ReadOnlySpan<byte> Write(DocumentBuilder document, long number, SampleSize size)
    {
        var first = IsRepeated(number) ? number - 1 : number;
        document.Begin(number);
        document.Reference(document.Random.OneIn(6) ? "roomId" : "room", HasUnknownRoom(number) ? SampleIds.Unknown("rooms", document.Seed, number)
            : SampleIds.Of("rooms", document.Seed, RoomOf(first, document.Seed, size)));
        document.Reference(document.Random.OneIn(6) ? "userId" : "user", HasUnknownUser(number) ? SampleIds.Unknown("users", document.Seed, number)
            : SampleIds.Of("users", document.Seed, UserOf(first, document.Seed, size)));
        document.Text("role", document.Random.OneIn(4) ? "admin" : null);
        document.Flag("isMuted", document.Random.OneIn(9) ? true : null).Flag("isPartnerBlocked", document.Random.OneIn(12) ? true : null);
        var isTie = number % 50 is 3 or 4;
        if (isTie || !document.Random.OneIn(10))
            document.Date("joinedAt", DateTimeOffset.UnixEpoch.AddDays(18_500 + (isTie ? 900 : document.Random.Below(900))));
        return document.End();
    }

    /// <summary>Whether it is the membership before once more: the same user in the same room. Half of these joined at the same moment.</summary>
    public static bool IsRepeated(long number) => number % 25 == 4;

    public static bool HasUnknownUser(long number) => number % 300 == 17;

    public static bool HasUnknownRoom(long number) => number % 500 == 101;

    private static long RoomOf(long number, ulong seed, SampleSize size)
    {
        if (number < 2 * size.Rooms)
            return number / 2;
        var choice = new SampleRandom(seed, "roommembers.room", number);
        var room = choice.Below(size.Rooms);
        return RoomSample.IsOfTwo(room) && !choice.OneIn(50) ? room - 1 : room;
    }

    /// <summary>A user who is migrated.</summary>
    private static long UserOf(long number, ulong seed, SampleSize size)
    {
        var slot = number < 2 * size.Rooms ? 2 * RoomSample.SamePair(number / 2) + number % 2 : number;
        long user = new SampleRandom(seed, "roommembers.user", slot).Below(size.Users);
        while (!UserSample.IsMigrated(seed, user))
            user = (user + 1) % size.Users;
        return user;
    }
}
