using Community.Documents;
using Community.Rows;
using Community.Rules;
using MongoEtl;

namespace Community.Tests.Rows;

public sealed class DocRowTests
{
    [Theory]
    [InlineData(""" "title": "T", "name": "N" """, "T")]
    [InlineData(""" "title": "", "name": "N" """, "N")]
    [InlineData(""" "ext": "pdf" """, "Document 5e0be100ecae")]
    public void The_name_is_the_title_first_and_part_of_the_id_last(string elements, string expected) => Doc(elements).Name.ShouldBe(expected);

    [Fact]
    public void The_path_has_the_name_first() =>
        Source(""" "title": "T", "name": "N", "type": "FOLDER", "onFolder": "/A" """).Path.ShouldBe("/A/N");

    [Theory]
    [InlineData(""" "type": "FILE", "name": "N" """, null)]
    [InlineData(""" "fileType": "FILE", "type": "FOLDER", "name": "N" """, "/N")]
    [InlineData(""" "type": "FOLDER", "name": "N", "onFolder": null """, "/N")]
    public void Only_folders_have_a_path(string elements, string? expected) => Source(elements).Path.ShouldBe(expected);

    [Theory]
    [InlineData(""" "type": "IMAGEN" """, DocType.Image)]
    [InlineData(""" "fileType": "DOCUMENTO", "type": "FILE" """, DocType.Document)]
    [InlineData(""" "fileType": "", "type": "VIDEO" """, DocType.Video)]
    [InlineData(""" "fileType": "PLANILLA", "type": "FILE" """, DocType.Other)]
    [InlineData(""" "type": "planilla" """, DocType.Other)]
    [InlineData(""" "type": null """, DocType.File)]
    [InlineData(""" "name": "x" """, DocType.File)]
    public void Unknown_types_are_other_and_empty_ones_files(string elements, DocType expected) => Doc(elements).Type.ShouldBe(expected);

    [Fact]
    public void A_special_role_alone_makes_it_private()
    {
        Doc(""" "isPrivate": true """).IsPrivate.ShouldBe(false);
        Doc(""" "isPrivate": false, "specialRole": "nobody" """).IsPrivate.ShouldBe(true);
        Doc(""" "specialRole": { "_id": "" } """).IsPrivate.ShouldBe(false);
    }

    [Fact]
    public void An_inactive_doc_is_deleted_at_its_last_change()
    {
        Doc(""" "isActive": false, "updatedAt": {"$date": "2024-05-06T07:08:09Z"} """).DeletedAt.ShouldBe(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));
        Doc(""" "isActive": false """).DeletedAt.ShouldBe(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Doc(""" "isActive": 0 """).DeletedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(""" "fileUrl": "gs://app-dev.appspot.com/a.pdf" """, "legacy/a.pdf")]
    [InlineData(""" "fileUrl": {"url": ""}, "fileURL": {"url": "b.pdf"} """, "b.pdf")]
    [InlineData(""" "fileURL": "c.pdf" """, "c.pdf")]
    [InlineData(""" "name": "x" """, "")]
    public void The_address_is_the_first_that_is_not_empty(string elements, string expected) => Doc(elements).FileUrl.ShouldBe(expected);

    [Theory]
    [InlineData(""" "fileSize": 3.0, "size": 4 """, 3)]
    [InlineData(""" "fileSize": 0, "size": "4" """, 4)]
    [InlineData(""" "name": "x" """, 0)]
    public void The_size_is_the_first_that_is_not_empty(string elements, int expected) => Doc(elements).Size.ShouldBe(expected);

    [Theory]
    [InlineData("short", "short")]
    [InlineData("exactly 12 c", "exactly 12 c")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    public void Characters_are_code_points(string text, string expected) => text.FirstCharacters(12).ShouldBe(expected);

    private static Doc Source(string elements) => Documents.Doc.FromJson($"{{ {Make.Id}, {elements} }}", key: 7);

    private static DocRow Doc(string elements) => new(Source(elements), UrlPrefixes.Sample);
}
