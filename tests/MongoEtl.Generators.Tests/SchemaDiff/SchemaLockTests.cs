using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>The lock in the compiler: found, read, compared, and left alone by what does not concern it.</summary>
public sealed class SchemaLockTests
{
    private const string Town = """
        namespace Town;
        [Collection("town")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
        }
        [PostgresTable("town")] public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
        }
        [CassandraTable("town_by_name")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name ?? "";
            [ClusteringKey(Descending = true)] public int Id => source.Key;
        }
        """;

    [Fact]
    public void METL060_a_missing_lock_is_told()
    {
        var found = GeneratorRun.Of(Town).Result.Diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe("METL060");
        found.Severity.ShouldBe(DiagnosticSeverity.Info);
        found.GetMessage().ShouldBe("No schema.lock.json says which schema was accepted, so no change of it can be told; write one with "
            + "'schema accept' and commit it");
        GeneratorRun.Of("class Nothing;").Result.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void METL061_a_damaged_lock_is_an_error_at_its_place()
    {
        var found = WithLock("{\n  \"version\": one }").Result.Diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe("METL061");
        found.Severity.ShouldBe(DiagnosticSeverity.Error);
        found.GetMessage().ShouldBe("schema.lock.json cannot be read: a value is expected; restore it from version control, or delete it "
            + "and write it anew with 'schema accept'");
        var place = found.Location.GetLineSpan();
        (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character).ShouldBe(("/town/schema.lock.json", 1, 13));
    }

    [Fact]
    public void The_classes_schema_is_what_the_plan_creates()
    {
        var schema = SchemaRuns.Model(GeneratorRun.Of(Town)).Schema;
        LockWriter.Write(schema).ShouldBe("""
            {
              "version": 1,
              "enums": [],
              "postgres": [
                {
                  "schema": "public",
                  "table": "town",
                  "columns": [
                    { "name": "id", "type": "integer", "notNull": true, "identity": true },
                    { "name": "name", "type": "text" }
                  ],
                  "primaryKey": ["id"],
                  "indexes": [],
                  "foreignKeys": []
                }
              ],
              "cassandra": [
                {
                  "table": "town_by_name",
                  "columns": [
                    { "name": "name", "type": "text" },
                    { "name": "id", "type": "int" }
                  ],
                  "partitionKey": ["name"],
                  "clusteringKey": [
                    { "column": "id", "descending": true }
                  ],
                  "dropped": []
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_accepted_schema_does_not_differ()
    {
        var run = WithLock(LockWriter.Write(SchemaRuns.Model(GeneratorRun.Of(Town)).Schema));
        run.Result.Diagnostics.ShouldBeEmpty();
        SchemaRuns.Model(run).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Foreign_keys_enums_and_indexes_are_in_the_schema()
    {
        var schema = SchemaRuns.Model(GeneratorRun.Words).Schema;
        schema.Enums.ShouldNotBeEmpty();
        schema.Tables.SelectMany(t => t.ForeignKeys).ShouldNotBeEmpty();
        schema.Tables.SelectMany(t => t.Indexes).ShouldNotBeEmpty();
        foreach (var key in schema.Tables.SelectMany(t => t.ForeignKeys))
            schema.Table(key.Parent)!.Column(key.ParentColumn).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("source.Name ?? \"\"", "source.Name?.Trim() ?? \"\"")]
    [InlineData("public partial string? Name", "[Field(\"title\")] public partial string? Name")]
    [InlineData("namespace Town;", "namespace Town; public static class Other { public static int One => 1; }")]
    public void An_edit_that_leaves_the_schema_alone_leaves_the_difference_cached(string before, string after) =>
        Reasons(before, after).ShouldAllBe(r => r == IncrementalStepRunReason.Cached);

    [Theory]
    [InlineData("public string? Name =>", "[Column(\"title\")] public string? Name =>")]
    [InlineData("[ClusteringKey(Descending = true)]", "[ClusteringKey]")]
    public void An_edit_of_the_schema_is_seen(string before, string after) =>
        Reasons(before, after).ShouldAllBe(r => r == IncrementalStepRunReason.Modified);

    [Fact]
    public void An_edit_of_the_lock_is_seen()
    {
        var text = LockWriter.Write(SchemaRuns.Model(GeneratorRun.Of(Town)).Schema);
        SchemaRuns.Model(WithLock(text.Replace("\"type\": \"text\"", "\"type\": \"ascii\""))).Changes.Select(c => c.Kind)
            .ShouldBe([ChangeKind.AlterType, ChangeKind.AlterType]);
    }

    [Fact]
    public void A_hazard_stands_in_the_tree_of_today_and_is_told_anew_only_with_it()
    {
        var text = LockWriter.Write(SchemaRuns.Model(GeneratorRun.Of(Town)).Schema);
        var compilation = GeneratorRun.Compile(Town.Replace("string? Name", "string? Title"), "namespace Other; class One;");
        var first = GeneratorRun.WithLock(compilation, text);
        first.Diagnostics.First(d => d.Id == "METL076").Location.SourceTree.ShouldBe(compilation.SyntaxTrees.First());

        var elsewhere = Edited(compilation, 1, "One", "Two");
        var second = GeneratorRun.Of(elsewhere, first.Driver);
        Reasons(second, StepNames.SchemaHazards).ShouldAllBe(r => r == IncrementalStepRunReason.Unchanged);
        var here = Edited(elsewhere, 0, "namespace Town;", "namespace Town; // a comment");
        var third = GeneratorRun.Of(here, second.Driver);
        Reasons(third, StepNames.SchemaDiff).ShouldAllBe(r => r == IncrementalStepRunReason.Cached);
        third.Diagnostics.First(d => d.Id == "METL076").Location.SourceTree.ShouldBe(here.SyntaxTrees.First());
    }

    private static GeneratorRun WithLock(string text, string source = Town) => GeneratorRun.WithLock(GeneratorRun.Compile(source), text);

    private static IEnumerable<IncrementalStepRunReason> Reasons(string before, string after)
    {
        var compilation = GeneratorRun.Compile(Town);
        var first = GeneratorRun.WithLock(compilation, LockWriter.Write(SchemaRuns.Model(GeneratorRun.Of(Town)).Schema));
        return Reasons(GeneratorRun.Of(Edited(compilation, 0, before, after), first.Driver), StepNames.SchemaDiff);
    }

    private static Compilation Edited(Compilation compilation, int file, string before, string after)
    {
        var tree = compilation.SyntaxTrees.ElementAt(file);
        tree.ToString().ShouldContain(before);
        return compilation.ReplaceSyntaxTree(tree,
            CSharpSyntaxTree.ParseText(tree.ToString().Replace(before, after), GeneratorRun.ParseOptions, tree.FilePath));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.Results[0].TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);
}
