using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

/// <summary>An edit that changes nothing of a class is served from the cache; one that does is not, wherever it is made.</summary>
public sealed class IncrementalCachingTests
{
    private const string Documents = """
        namespace Town;
        [Collection("town")] public sealed partial class Town : Place
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial Kind? Kind { get; }
            public partial Detail? Detail { get; }
        }
        [PostgresTable("town")] public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            public Kind? Kind => source.Kind;
            public string? Note => source.Detail?.Note;
        }
        """;

    private const string Lookup = """
        namespace Town;
        [CassandraTable("town_by_name")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name?.Trim() ?? "";
            [ClusteringKey] public int Id => source.Key;
            public Kind? Kind => source.Kind;
            public string? Note => source.Detail?.Note;
        }
        """;

    private const string Base = "namespace Town; public abstract partial class Place { public partial string? Name { get; } }";
    private const string Enum = "namespace Town; public enum Kind { [Text(\"a\")] A, B }";
    private const string Nested = "namespace Town; [Document] public sealed partial class Detail { public partial string? Note { get; } }";
    private const string Other = "namespace Town; public static class Other { public static int One => 1; }";

    private static readonly string[] Sources = [Documents, Base, Enum, Nested, Other, Lookup];

    [Fact]
    public void An_unrelated_edit_writes_nothing_anew()
    {
        var run = Edit(4, "One => 1", "One => 2");
        foreach (var step in new[] { StepNames.FindCollections, StepNames.FindDocuments, StepNames.FindRows, StepNames.FindCassandraRows, StepNames.CassandraRows, StepNames.Views, StepNames.BaseViews, StepNames.Rows, StepNames.Encoders, StepNames.Plan, StepNames.Diagnostics })
            Reasons(run, step).ShouldAllBe(r => r == IncrementalStepRunReason.Cached || r == IncrementalStepRunReason.Unchanged, step);
        Rewritten(run).ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_in_the_class_itself_writes_nothing_anew()
    {
        var run = Edit(0, "public string? Name => source.Name;", "public string? Name => /* as it is */ source.Name;");
        Rewritten(run).ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_of_a_rule_that_is_called_changes_the_fingerprint_and_no_encoder()
    {
        var first = GeneratorRun.Of(Replaced(0, "source.Name;", "source.Name?.Trim();"));
        var second = GeneratorRun.Of(GeneratorRun.Compile(Replaced(0, "source.Name;", "source.Name?.ToUpper();")), first.Driver);
        Reasons(second, StepNames.Rows).ShouldAllBe(r => r == IncrementalStepRunReason.Unchanged);
        second.File("MigrationPlan.g.cs").ShouldNotBe(first.File("MigrationPlan.g.cs"));
    }

    [Fact]
    public void A_rule_of_a_Cassandra_row_changes_the_fingerprint_and_no_encoder()
    {
        var first = GeneratorRun.Of(Sources);
        var second = GeneratorRun.Of(GeneratorRun.Compile(Replaced(5, "Name?.Trim()", "Name?.TrimEnd()")), first.Driver);
        Reasons(second, StepNames.CassandraRows).ShouldAllBe(r => r == IncrementalStepRunReason.Unchanged);
        second.File("MigrationPlan.g.cs").ShouldNotBe(first.File("MigrationPlan.g.cs"));
    }

    [Theory]
    [InlineData(1, "public partial string? Name", "[Lenient] public partial string? Name", "Town.Place.View.g.cs", "lenient: true")]
    [InlineData(2, "[Text(\"a\")]", "[Text(\"alpha\")]", "Town.Town.View.g.cs", "\"alpha\"u8")]
    [InlineData(2, "B }", "B, C }", "Town.TownRow.Copy.g.cs", "Kind.C")]
    [InlineData(3, "public partial string? Note", "[Field(\"n\")] public partial string? Note", "Town.TownRow.Copy.g.cs", "\"detail.n\"")]
    [InlineData(3, "public partial string? Note", "[Field(\"n\")] public partial string? Note", "Town.Detail.View.g.cs", "\"n\"u8")]
    [InlineData(0, "public string? Name =>", "[Column(\"title\")] public string? Name =>", "Town.TownRow.Table.g.cs", "\"title\" text")]
    [InlineData(2, "B }", "B, C }", "Town.TownByName.Cql.g.cs", "Kind.C")]
    [InlineData(3, "public partial string? Note", "[Field(\"n\")] public partial string? Note", "Town.TownByName.Cql.g.cs", "\"detail.n\"")]
    [InlineData(5, "[CassandraTable(\"town_by_name\")]", "[CassandraTable(\"towns\")]", "Town.TownByName.Cql.g.cs", "INSERT INTO \"towns\"")]
    [InlineData(5, "[CassandraTable(\"town_by_name\")]", "[CassandraTable(\"towns\")]", "Town.Town.Entity.g.cs", "CqlWriter(\"towns\")")]
    public void A_real_edit_in_any_file_writes_anew(int file, string before, string after, string hintName, string expected)
    {
        var run = Edit(file, before, after);
        run.File(hintName).ShouldContain(expected);
        run.CompilerMessages().ShouldBeEmpty();
    }

    private static string[] Replaced(int file, string before, string after)
    {
        var sources = (string[])Sources.Clone();
        sources[file].ShouldContain(before);
        sources[file] = sources[file].Replace(before, after);
        return sources;
    }

    private static GeneratorRun Edit(int file, string before, string after)
    {
        var compilation = GeneratorRun.Compile(Sources);
        var first = GeneratorRun.Of(compilation);
        first.Diagnostics.ShouldBeEmpty();
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        text.ShouldContain(before);
        var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text.Replace(before, after), GeneratorRun.ParseOptions, tree.FilePath));
        return GeneratorRun.Of(edited, first.Driver);
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.Results[0].TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<IncrementalStepRunReason> Rewritten(GeneratorRun run) => run.Result.Results[0].TrackedOutputSteps
        .SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)
        .Where(r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
}
