namespace Community.Tests.Rows;

/// <summary>2.7 with table 0.7; expected values are written by hand from the document.</summary>
public class UserRowTests
{
    private const string Ana = """
        "displayName": "", "name": "Ana", "email": " Ana@Example.ORG ", "phone": 584125550100.0, "cedula": 12345678,
        "photoURL": "gs://app-prod.appspot.com/a.jpg", "createdAt": "2021-05-06T07:08:09Z", "updatedAt": 1620284889000
        """;

    [Fact]
    public void An_active_user_keeps_what_is_known()
    {
        var row = Make.User(Ana + """, "isActive": null, "birthDate": "1990-02-03", "gender": "Femenino" """);
        row.Id.ShouldBe(7);
        row.Name.ShouldBe("Ana");
        row.FullName.ShouldBe("Ana");
        row.Email.ShouldBe("ana@example.org");
        row.Phone.ShouldBe("584125550100");
        row.Dni.ShouldBe("V-12345678");
        row.Avatar.ShouldBe("legacy/a.jpg");
        row.DeletedAt.ShouldBeNull();
        row.DeletedName.ShouldBeNull();
        row.ProfileStatus.ShouldBe("COMPLETED");
        row.Birthdate.ShouldBe(new DateOnly(1990, 2, 3));
        row.Gender.ShouldBe("F");
        row.CreatedAt.ShouldBe(new DateTimeOffset(2021, 5, 6, 7, 8, 9, TimeSpan.Zero));
        row.UpdatedAt.ShouldBe(new DateTimeOffset(2021, 5, 6, 7, 8, 9, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("\"\"")]
    public void A_soft_deleted_user_is_anonymised(string isActive)
    {
        var row = Make.User(Ana + $", \"isActive\": {isActive}");
        row.Name.ShouldBe("Deleted User");
        row.FullName.ShouldBe("Deleted User");
        foreach (var cleared in new[] { row.Email, row.Phone, row.Dni, row.Avatar, row.AvatarThumbnail, row.AvatarLowQuality })
            cleared.ShouldBe("");
        row.DeletedName.ShouldBe("Ana");
        row.DeletedEmail.ShouldBe("ana@example.org");
        row.DeletedPhone.ShouldBe("584125550100");
        row.DeletedAt.ShouldBe(row.UpdatedAt);
    }

    [Fact]
    public void Missing_dates_are_the_time_of_the_id()
    {
        var row = Make.User(""" "createdAt": null, "isActive": false """);
        var made = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        row.CreatedAt.ShouldBe(made);
        row.UpdatedAt.ShouldBe(made);
        row.DeletedAt.ShouldBe(made);
    }

    [Fact]
    public void Without_dates_and_ObjectId_there_is_no_row() =>
        Should.Throw<InvalidOperationException>(() => new Community.Rows.RoleRow(Documents.Role.FromJson("""{ "_id": "x", "name": "R" }""")).CreatedAt);

    [Fact]
    public void A_missing_uuid_follows_from_the_id()
    {
        Make.User(""" "uuid": "u-1" """).Uuid.ShouldBe("u-1");
        // Version 5 of the OID namespace, as computed by another implementation for this id.
        Make.User(""" "uuid": "" """).Uuid.ShouldBe(MongoEtl.Uuid5.Create(MongoEtl.Uuid5.OidNamespace, "5e0be100ecae12b100000000"u8).ToString());
    }

    [Fact]
    public void Social_media_come_from_the_document_or_from_the_flat_elements()
    {
        var fromDocument = Make.User(""" "socialMedia": { "x": "@a" }, "socialmedia_x": "@flat", "socialmedia_tiktok": "t" """);
        fromDocument.SocialMediaX.ShouldBe("@a");
        fromDocument.SocialMediaTiktok.ShouldBeNull();
        var flat = Make.User(""" "socialMedia": "none", "socialmedia_x": "@flat" """);
        flat.SocialMediaX.ShouldBe("@flat");
    }

    [Fact]
    public void No_phone_is_null_and_no_avatar_text_is_null()
    {
        var row = Make.User(""" "avatar": { "url": "https://x" } """);
        row.Phone.ShouldBeNull();
        row.Avatar.ShouldBeNull();
    }
}
