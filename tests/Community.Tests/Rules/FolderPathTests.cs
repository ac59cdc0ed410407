using Community.Rules;

namespace Community.Tests.Rules;

public sealed class FolderPathTests
{
    [Theory]
    [InlineData("/", "A", "/A")]
    [InlineData(null, "A", "/A")]
    [InlineData("", "A", "/A")]
    [InlineData("/A", "B", "/A/B")]
    [InlineData("/A/B", "C", "/A/B/C")]
    [InlineData("A", "B", "A/B")]
    [InlineData("/A/", "B", "/A//B")]
    [InlineData("/A", null, "/A/")]
    public void A_folder_lies_below_its_parent(string? parent, string? segment, string expected) => FolderPath.Of(parent, segment).ShouldBe(expected);

    [Theory]
    [InlineData("FOLDER", null, true)]
    [InlineData("FILE", "FOLDER", true)]
    [InlineData("folder", null, false)]
    [InlineData(null, null, false)]
    public void A_folder_says_so_in_either_element(string? first, string? second, bool expected) => FolderPath.IsFolder(first, second).ShouldBe(expected);

    [Theory]
    [InlineData("/", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    [InlineData("/A", false)]
    public void The_root_is_no_folder(string? path, bool isRoot) => FolderPath.Find(path).IsNull.ShouldBe(isRoot);
}
