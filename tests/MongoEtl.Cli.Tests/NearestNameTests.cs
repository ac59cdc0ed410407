using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cli.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["migrate", "truncate", "status", "dead-letters", "sample"];

    [Fact]
    public void One_wrong_letter_still_finds_the_name() => Prop.ForAll(
        Arb.From(Gen.Elements(Names).SelectMany(name => Gen.Choose(0, name.Length - 1).Select(at => (name, at)))),
        typed => NearestName.Of(typed.name.Remove(typed.at, 1).Insert(typed.at, "#"), Names) == typed.name).QuickCheckThrowOnFailure();

    [Fact]
    public void Missing_letter_still_finds_the_name() => Prop.ForAll(
        Arb.From(Gen.Elements(Names).SelectMany(name => Gen.Choose(0, name.Length - 1).Select(at => (name, at)))),
        typed => NearestName.Of(typed.name.Remove(typed.at, 1), Names) == typed.name).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("")]
    [InlineData("q")]
    public void Other_words_find_nothing(string typed) => NearestName.Of(typed, Names).ShouldBeNull();
}
