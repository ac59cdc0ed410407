using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

public sealed class OutputCompilesTests
{
    [Fact]
    public void The_example_of_the_design_compiles_without_warnings()
    {
        var run = GeneratorRun.Of(Examples.Municipality);
        run.Diagnostics.ShouldBeEmpty();
        run.CompilerMessages().ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_compiles_without_warnings()
    {
        var run = GeneratorRun.Of(Examples.WordsDocuments, Examples.WordsRows);
        run.Diagnostics.ShouldBeEmpty();
        run.CompilerMessages().ShouldBeEmpty();
    }

    [Fact]
    public void Classes_inside_classes_and_in_no_namespace_compile()
    {
        var run = GeneratorRun.Of("""
            public static partial class Schema
            {
                [Collection("a")] public sealed partial class A { [Id] public partial SourceId Id { get; } public partial Inner? Inner { get; } }
                [Document] public sealed partial class Inner { internal partial string? Text { get; } internal partial int? Number { get; } }
                [PostgresTable("a", Schema = "other")] public sealed partial class ARow(A source) : IRow<A>
                {
                    [PrimaryKey] public string Id => source.Id.ToString();
                    public string? Text => source.Inner?.Text;
                }
            }
            """);
        run.Diagnostics.ShouldBeEmpty();
        run.CompilerMessages().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Words.User.View.g.cs", "User.View")]
    [InlineData("Words.User.Entity.g.cs", "User.Entity")]
    [InlineData("Words.User.Filter.g.cs", "User.Filter")]
    [InlineData("Words.UserRow.Copy.g.cs", "UserRow.Copy")]
    [InlineData("Words.UserFacts.Once.g.cs", "UserFacts.Once")]
    [InlineData("Words.Catalogue.View.g.cs", "Catalogue.View")]
    [InlineData("Words.Role.View.g.cs", "Role.View")]
    [InlineData("Words.ProfessionUserRow.Copy.g.cs", "ProfessionUserRow.Copy")]
    [InlineData("Words.ProfessionUserRow.Table.g.cs", "ProfessionUserRow.Table")]
    [InlineData("Words.MessageRow.Copy.g.cs", "MessageRow.Copy")]
    [InlineData("Words.MemberRow.Table.g.cs", "MemberRow.Table")]
    [InlineData("Words.Zip.Copy.g.cs", "Zip.Copy")]
    public void Output_for_every_word_is_as_reviewed(string hintName, string verified) =>
        Verified.Matches(verified, GeneratorRun.Words.File(hintName));
}
