using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

internal static class MemberCases
{
    private const string Group = "3f8b5caa-f1d1-5389-a348-c6af9ee1d621";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("membership with all elements, older than the next", "roommembers", """
            { "_id": {"$oid": "5e0be101ee00000000000001"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb00000000000001"},
              "role": "owner", "joinedAt": {"$date": "2021-01-01T00:00:00Z"}, "isMuted": false, "isPartnerBlocked": true }
            """),
        new("membership of the same user in the same room, which is newer", "roommembers", """
            { "_id": {"$oid": "5e0be102ee00000000000002"}, "roomId": "5e0be100dd00000000000002", "userId": "5e0be100bb00000000000001", "role": "adminß",
              "joinedAt": {"$date": "2021-01-02T00:00:00.005Z"}, "isMuted": true }
            """,
            [InCassandra("participants_by_room", $$"""
                {"room_id": "{{Group}}", "user_id": 1, "role": "ADMINß", "joined_at": "2021-01-02 00:00:00.005Z", "is_muted": true,
                 "is_partner_blocked": false, "mongo_id": "5e0be102ee00000000000002"}
                """), .. LookupCases.InGroup(1, "ADMINß", isMuted: true)]),
        new("third membership of that pair, older again", "roommembers", """
            { "_id": {"$oid": "5e0be103ee00000000000003"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb00000000000001"},
              "joinedAt": {"$date": "2020-12-31T00:00:00Z"} }
            """),
        new("of two memberships of one moment the one with the greater id", "roommembers", """
            { "_id": {"$oid": "5e0be105ee00000000000005"}, "room": {"_id": {"$oid": "5e0be100dd00000000000002"}},
              "user": {"_id": {"$oid": "5e0be10abb00000000000003"}, "name": "x"}, "role": "", "joinedAt": {"$numberLong": "1612325106789"} }
            """,
            [InCassandra("participants_by_room", $$"""
                {"room_id": "{{Group}}", "user_id": 2, "role": "MEMBER", "joined_at": "2021-02-03 04:05:06.789Z", "is_muted": false,
                 "is_partner_blocked": false, "mongo_id": "5e0be105ee00000000000005"}
                """), .. LookupCases.InGroup(2, "MEMBER", isMuted: false)]),
        new("of two memberships of one moment the one with the smaller id, though it comes later", "roommembers", """
            { "_id": {"$oid": "5e0be104ee00000000000004"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be10abb00000000000003"},
              "role": "admin", "joinedAt": "2021-02-03T04:05:06.789Z" }
            """),
        new("membership without a date joined when its id was made", "roommembers", """
            { "_id": {"$oid": "5e0be106ee00000000000006"}, "room": "room-text", "user": "user-text", "joinedAt": null, "isMuted": null }
            """,
            [InCassandra("participants_by_room", """
                {"room_id": "0296b208-410f-5425-8ec8-da18a2205189", "user_id": 7, "role": "MEMBER", "joined_at": "2020-01-01 00:00:06.000Z",
                 "is_muted": false, "is_partner_blocked": false, "mongo_id": "5e0be106ee00000000000006"}
                """), .. LookupCases.InThree(7)]),
        new("membership of the same user in another room", "roommembers", """
            { "_id": "member-text", "room": {"$oid": "507f1f77bcf86cd799439011"}, "user": {"$oid": "5e0be100bb00000000000001"},
              "joinedAt": {"$date": "2021-01-01T00:00:00Z"} }
            """,
            [InCassandra("participants_by_room", """
                {"room_id": "a05758fe-03e7-5af6-be7e-53694279fe06", "user_id": 1, "role": "MEMBER", "joined_at": "2021-01-01 00:00:00.000Z",
                 "is_muted": false, "is_partner_blocked": false, "mongo_id": "member-text"}
                """), .. LookupCases.InPair(1)]),
        GoldenCase.SetAside("membership of an unknown user", "roommembers", "5e0be107ee00000000000007", """
            { "_id": {"$oid": "5e0be107ee00000000000007"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb0000000000ffff"} }
            """),
        GoldenCase.SetAside("membership of a user whom the filter leaves out", "roommembers", "5e0be108ee00000000000008", """
            { "_id": {"$oid": "5e0be108ee00000000000008"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb00000000000002"} }
            """),
        GoldenCase.SetAside("membership of a user who is set aside", "roommembers", "5e0be109ee00000000000009", """
            { "_id": {"$oid": "5e0be109ee00000000000009"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb00000000000007"} }
            """),
        GoldenCase.SetAside("membership in an unknown room", "roommembers", "5e0be10aee0000000000000a", """
            { "_id": {"$oid": "5e0be10aee0000000000000a"}, "room": {"$oid": "5e0be100dd000000000000ff"}, "user": {"$oid": "5e0be100bb00000000000001"} }
            """),
        GoldenCase.SetAside("membership in a room that is set aside", "roommembers", "5e0be10bee0000000000000b", """
            { "_id": {"$oid": "5e0be10bee0000000000000b"}, "room": {"$oid": "5e0be100dd00000000000007"}, "user": {"$oid": "5e0be100bb00000000000001"} }
            """),
        GoldenCase.SetAside("membership without a user", "roommembers", "5e0be10cee0000000000000c", """
            { "_id": {"$oid": "5e0be10cee0000000000000c"}, "room": {"$oid": "5e0be100dd00000000000002"} }
            """),
        GoldenCase.SetAside("membership with a text for a flag", "roommembers", "5e0be10dee0000000000000d", """
            { "_id": {"$oid": "5e0be10dee0000000000000d"}, "room": {"$oid": "5e0be100dd00000000000002"}, "user": {"$oid": "5e0be100bb00000000000001"},
              "isMuted": "no" }
            """),
    ];
}
