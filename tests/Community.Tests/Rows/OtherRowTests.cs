using Community.Documents;

namespace Community.Tests.Rows;

public class OtherRowTests
{
    [Theory]
    [InlineData(""" "keyInt": 5, "key_int": 6 """, 5)]
    [InlineData(""" "keyInt": 0, "key_int": "6" """, 6)]
    [InlineData(""" "key_int": 6.0 """, 6)]
    [InlineData(""" "key_int": "" """, 0)]
    [InlineData(""" "name": "x" """, 0)]
    public void The_integer_code_is_the_first_that_is_not_empty(string elements, int expected) =>
        Make.Province(elements).CodeNumber.ShouldBe(expected);

    [Theory]
    [InlineData(""" "key": "07", "code": "1" """, "07")]
    [InlineData(""" "key": "", "code": 1.0 """, "1")]
    [InlineData(""" "key": 7 """, "7")]
    public void The_code_is_a_text_whatever_its_type(string elements, string expected) => Make.Province(elements).Code.ShouldBe(expected);

    [Fact]
    public void Places_are_active_unless_they_say_no()
    {
        Make.Province(""" "isActive": null """).IsActive.ShouldBe(true);
        Make.Province(""" "isActive": false """).IsActive.ShouldBe(false);
    }

    [Theory]
    [InlineData(""" "name": "R", "type": "hub" """, RoleType.Hub)]
    [InlineData(""" "name": "R", "type": "" """, RoleType.App)]
    [InlineData(""" "name": "R" """, RoleType.App)]
    public void A_role_without_type_is_for_the_app(string elements, RoleType expected) => Make.Role(elements).Type.ShouldBe(expected);

    [Fact]
    public void An_unknown_role_type_sets_the_role_aside() =>
        Should.Throw<MongoEtl.DocumentException>(() => Make.Role(""" "name": "R", "type": "king" """).Type).Path.ShouldBe("type");

    [Fact]
    public void Names_fall_back_on_the_other_language_and_then_on_a_constant()
    {
        Make.Profession(""" "name": "", "name_es": "Juez" """).Name.ShouldBe("Juez");
        Make.Profession(""" "name": "Judge", "name_es": null """).SpanishName.ShouldBe("Judge");
        Make.Profession(""" "name": null """).Name.ShouldBe("Unknown");
        Make.Profession(""" "name": "" """).SpanishName.ShouldBe("Desconocido");
    }

    [Theory]
    [InlineData(""" "organization": {"$oid": "5e0be100ecae12b100000001"} """, "5e0be100ecae12b100000001")]
    [InlineData(""" "organization": {"_id": {"$oid": "5e0be100ecae12b100000001"}, "n": 1} """, "5e0be100ecae12b100000001")]
    [InlineData(""" "organization": "org-1" """, "org-1")]
    [InlineData(""" "organization": null """, null)]
    [InlineData(""" "organization": {} """, null)]
    public void An_organization_is_an_id_in_any_shape(string elements, string? expected) => Make.Entity(elements).Organization.ShouldBe(expected);

    [Theory]
    [InlineData(""" "isActive": false, "visible": true """, false)]
    [InlineData(""" "isActive": "yes", "visible": false """, false)]
    [InlineData(""" "isActive": null """, true)]
    public void A_channel_is_visible_as_its_activity_says_if_that_is_a_boolean(string elements, bool expected) =>
        Make.Channel(elements).Visible.ShouldBe(expected);

    [Theory]
    [InlineData(""" "lives": [1, 2, 3] """, 3)]
    [InlineData(""" "lives": 4.0 """, 4)]
    [InlineData(""" "lives": null """, 0)]
    [InlineData(""" "name": "c" """, 0)]
    public void Lives_are_counted_or_given(string elements, int expected) => Make.Channel(elements).Lives.ShouldBe(expected);

    [Fact]
    public void Pictures_come_as_text_or_with_an_address_inside()
    {
        Make.Channel(""" "picture": {"url": "gs://app-dev.appspot.com/p.png"} """).Picture.ShouldBe("legacy/p.png");
        Make.Channel(""" "cover": "", "coverImage": {"url": "https://c"} """).Cover.ShouldBe("https://c");
        Make.Channel(""" "picture": 5 """).Picture.ShouldBeNull();
    }

    [Fact]
    public void A_live_takes_the_first_picture_that_has_a_text()
    {
        var row = Make.Live(""" "photoURL": {"url": ""}, "thumbnail": "gs://app-prod.appspot.com/t", "image": "i", "videoUrl": "v", "link": "l" """);
        row.PhotoUrl.ShouldBe("legacy/t");
        row.LiveUrl.ShouldBe("v");
        Make.Live(""" "title": "t" """).PhotoUrl.ShouldBe("");
    }

    [Fact]
    public void A_live_is_deleted_only_by_the_boolean_false()
    {
        Make.Live(""" "isActive": false """).DeletedAt.ShouldNotBeNull();
        Make.Live(""" "isActive": 0 """).DeletedAt.ShouldBeNull();
        Make.Live(""" "isFinished": 1, "isFeatured": "" """).Status.ShouldBe("FINISHED");
        Make.Live(""" "isFinished": 1, "isFeatured": "" """).Category.ShouldBe("MORE_TO_SEE");
    }
}
