using Community.Documents;
using Community.Rows;
using Community.Rules;
using MongoEtl;

namespace Community.Tests.Rows;

public sealed class ChatRowTests
{
    [Theory]
    [InlineData(""" "name": "r" """, "p2p", true, false, true)]
    [InlineData(""" "isGroup": true """, "group", true, true, false)]
    [InlineData(""" "isGroup": true, "canWrite": false """, "group", false, true, false)]
    [InlineData(""" "isGroup": true, "canWrite": false, "permissions": {"canSendMessage": true} """, "group", true, true, false)]
    [InlineData(""" "isGroup": true, "canWrite": false, "permissions": {"canSendMessage": null} """, "group", false, true, false)]
    [InlineData(""" "isBroadcast": 1, "isGroup": true, "permissions": {"canSendMessage": false} """, "broadcast", false, false, false)]
    [InlineData(""" "isBroadcast": false, "canWrite": false """, "p2p", true, false, true)]
    public void A_room_has_the_type_and_permissions_of_its_flags(string elements, string type, bool send, bool add, bool edit)
    {
        var row = Room(elements);
        (row.Type, row.SendMessage, row.AddMember, row.EditGroup).ShouldBe((type, send, add, edit));
    }

    [Fact]
    public void A_room_falls_back_on_its_id_for_a_name_and_its_key_is_the_uuid_of_the_id()
    {
        var row = new RoomDetails(Documents.Room.FromJson("""{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "" }"""), UrlPrefixes.Sample, Encryption.With());
        row.RoomId.ShouldBe(Guid.Parse("a05758fe-03e7-5af6-be7e-53694279fe06"));   // 3.1
        row.Name.ShouldBe("Room 507f1f77bcf86cd799439011");
        row.CreatedAt.ToUnixTimeSeconds().ShouldBe(0x507f1f77);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("https://a/b.PDF?x=1.exe", "DOCUMENTO", true)]
    [InlineData("https://a/b.pdf#page", "DOCUMENTO", true)]
    [InlineData("https://a/b.exe?x=.pdf", "DOCUMENTO", false)]
    [InlineData("https://a/b.exe", "IMAGEN", true)]
    [InlineData("", "DOCUMENTO", true)]
    public void Documents_that_are_no_PDF_are_left_out(string? url, string? type, bool kept) => MessageSelection.Keeps(url, type).ShouldBe(kept);

    [Theory]
    [InlineData(null, true)]
    [InlineData("TOUCH_SHOW_DELETE", false)]
    [InlineData("OTHER", true)]
    public void Messages_shown_once_are_left_out(string? life, bool kept) => MessageSelection.MayBeSeenAgain(life).ShouldBe(kept);

    [Theory]
    [InlineData("""  "fileSize": 1  """, "")]
    [InlineData(""" "thumbnail": {} """, "")]
    [InlineData(""" "thumbnail": "gs://app-dev.appspot.com/t.png" """, "legacy/t.png")]
    [InlineData(""" "thumbnail": {"url": "t.png"} """, null)]
    public void A_thumbnail_that_is_no_text_is_not_set(string elements, string? address) => Message(elements).FileThumbnailUrl.ShouldBe(address);

    [Theory]
    [InlineData("1")]
    [InlineData("\"true\"")]
    public void A_flag_that_is_no_boolean_sets_the_document_aside(string value)
    {
        Should.Throw<DocumentException>(() => Message($""" "edited": {value} """).Edited);
        Should.Throw<DocumentException>(() => User($""" "isBot": {value} """).IsBot);
        Should.Throw<DocumentException>(() => Room($""" "isPublic": {value} """).JoinAllUser);
        Should.Throw<DocumentException>(() => new RoleById(Documents.Role.FromJson($$"""{ {{Make.Id}}, "contactsHide": {{value}} }""", key: 7)).ContactsHide);
        Should.Throw<DocumentException>(() => new ParticipantByRoom(RoomMember.FromJson($$"""{ {{Make.Id}}, "isMuted": {{value}} }""")).IsMuted);
    }

    [Fact]
    public void A_message_fills_what_is_missing_and_a_soft_delete_without_date_takes_the_last_change()
    {
        var row = Message(""" "isDeleted": true, "updatedAt": "2024-01-02T03:04:05.678Z", "fileUrl": "gs://app-prod.appspot.com/f.png", "fileType": "IMAGEN", "fileSize": 12.0 """);
        (row.Content, row.Type, row.MimeType, row.FileUrl, row.FileSize, row.AudioDuration).ShouldBe(("", "user_message", "image/png", "legacy/f.png", 12L, 0));
        row.DeletedAt.ShouldBe(DateTimeOffset.Parse("2024-01-02T03:04:05.678Z"));
        Message(""" "content": "hi", "deletedAt": "2024-01-02T03:04:05Z" """).DeletedAt.ShouldBeNull("it is not deleted");
    }

    [Fact]
    public void A_membership_is_that_of_a_member_in_upper_case_and_joined_when_the_id_was_made()
    {
        var row = new ParticipantByRoom(RoomMember.FromJson($$"""{ {{Make.Id}}, "role": "" }"""));
        (row.Role, row.JoinedAt.ToUnixTimeSeconds()).ShouldBe(("MEMBER", 0x5e0be100));
        new ParticipantByRoom(RoomMember.FromJson($$"""{ {{Make.Id}}, "role": "admin" }""")).Role.ShouldBe("ADMIN");
    }

    [Theory]
    [InlineData(""" "phone": "0414-123 45 67" """, "+04141234567")]
    [InlineData(""" "phone": "none" """, "")]
    [InlineData(""" "name": "x" """, "")]
    [InlineData(""" "phone": "0414", "isActive": false """, "")]
    public void A_user_has_a_plus_before_the_digits_or_nothing(string elements, string phone) => User(elements).Phone.ShouldBe(phone);

    [Fact]
    public void A_soft_deleted_user_is_anonymised_as_in_PostgreSQL()
    {
        var row = User(""" "name": "Ada", "email": " Ada@Example.org", "avatar": "a.png", "isActive": false """);
        (row.Name, row.Email, row.Avatar).ShouldBe(("Deleted User", "", ""));
        var active = User(""" "name": "Ada", "email": " Ada@Example.org", "avatar": "gs://app-dev.appspot.com/a.png" """);
        (active.Name, active.Email, active.Avatar).ShouldBe(("Ada", "ada@example.org", "legacy/a.png"));
    }

    private static RoomDetails Room(string elements) => new(Documents.Room.FromJson($"{{ {Make.Id}, {elements} }}"), UrlPrefixes.Sample, Encryption.With());

    private static MessageByRoom Message(string elements)
    {
        var message = Documents.Message.FromJson($"{{ {Make.Id}, {elements} }}");
        return new(message, new MessageTexts(message, UrlPrefixes.Sample, Encryption.With()), UrlPrefixes.Sample);
    }

    private static UserById User(string elements) => new(Documents.User.FromJson($"{{ {Make.Id}, {elements} }}", key: 7), UrlPrefixes.Sample);
}
