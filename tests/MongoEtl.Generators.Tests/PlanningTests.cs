using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Planning;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void Waves_follow_references()
    {
        // 0 -> 1 -> 2, 3 -> 2, 4 alone, 5 to itself.
        Waves.Of([[1], [2], [], [2], [], [5]]).ShouldBe([2, 1, 0, 1, 0, 0]);
    }

    [Fact]
    public void A_cycle_is_one_wave_and_what_refers_to_it_comes_after()
    {
        // 0 <-> 1, both -> 2; 3 -> 0.
        Waves.Of([[1, 2], [0], [], [0]]).ShouldBe([1, 1, 0, 2]);
    }

    [Fact]
    public void Order_does_not_depend_on_the_order_of_files()
    {
        var there = GeneratorRun.Of(Examples.WordsDocuments, Examples.WordsRows).File("MigrationPlan.g.cs");
        GeneratorRun.Of(Examples.WordsRows, Examples.WordsDocuments).File("MigrationPlan.g.cs").ShouldBe(there);
    }

    [Fact]
    public void Fingerprints_ignore_white_space_and_comments()
    {
        var there = GeneratorRun.Of(Examples.Municipality).File("MigrationPlan.g.cs");
        var spaced = Examples.Municipality.Replace("source.Name?.Trim()", "source\n  // trimmed\n  .Name?.Trim()");
        GeneratorRun.Of(spaced).File("MigrationPlan.g.cs").ShouldBe(there);
        var other = Examples.Municipality.Replace("source.Name?.Trim()", "source.Name?.TrimEnd()");
        GeneratorRun.Of(other).File("MigrationPlan.g.cs").ShouldNotBe(there);
    }

    [Fact]
    public void Names_are_cut_to_what_an_identifier_holds()
    {
        var name = ObjectNames.Index(new string('t', 60), ["column"]);
        name.Length.ShouldBe(63);
        name.ShouldNotBe(ObjectNames.Index(new string('t', 60), ["other"]));
        ObjectNames.Index("ñ" + new string('ü', 40), ["column"]).ShouldSatisfyAllConditions(n => System.Text.Encoding.UTF8.GetByteCount(n).ShouldBeLessThanOrEqualTo(63));
        ObjectNames.Unique("user", ["a", "b"]).ShouldBe("user_a_b_key");
    }

    [Theory]
    [InlineData("my-app.v2", "my_app.v2")]
    [InlineData("2towns", "_2towns")]
    public void Assembly_names_become_namespaces(string name, string expected) => NameTranslation.ToNamespace(name).ShouldBe(expected);

    [Theory]
    [InlineData("ProvinceId", "province_id")]
    [InlineData("URLPath", "url_path")]
    [InlineData("Address2", "address2")]
    [InlineData("IsHTML", "is_html")]
    [InlineData("A", "a")]
    public void Names_become_snake_case(string name, string expected) => NameTranslation.ToSnakeCase(name).ShouldBe(expected);
}
