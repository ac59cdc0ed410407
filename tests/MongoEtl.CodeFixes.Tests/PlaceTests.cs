using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MongoEtl.CodeFixes.Tests;

/// <summary>Where fixes write: parts of partial classes, shared bases, files without the namespace.</summary>
public sealed class PlaceTests
{
    private const string Documents = """
        using MongoEtl;
        namespace Town;
        [Collection("town")]
        public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
        }
        """;

    private const string Head = "namespace Town;\n\n[MongoEtl.PostgresTable(\"town\")]\n"
        + "public sealed partial class TownRow(Town source) : MongoEtl.IRow<Town>\n{\n"
        + "    [MongoEtl.PrimaryKey] public int Id => source.Key;\n}\n";

    private const string Tail = "namespace Town;\n\npublic sealed partial class TownRow\n{\n    public string? Name => source.Name;\n}\n";

    [Fact]
    public void A_class_takes_the_attribute_in_the_part_that_names_its_table()
    {
        var run = FixRun.Of(FixRun.LockOf([Documents, Tail, Head]), Documents, Town.Edited(Tail, ("Name =>", "Title =>")), Head);
        var after = run.After(run.Fixes("METL076")[1].Fix);
        after.Text(1).ShouldBe(run.Text(1));
        after.Text(2).ShouldBe("using MongoEtl;\n\n" + Town.Edited(Head, ("(\"town\")]", "(\"town\"), Drop(\"name\")]")));
        Town.Settled(after);
    }

    [Fact]
    public void A_property_takes_it_in_its_own_part()
    {
        var run = FixRun.Of(FixRun.LockOf([Documents, Tail, Head]), Documents, Town.Edited(Tail, ("Name =>", "Title =>")), Head);
        var after = run.After(run.Fixes("METL076")[0].Fix);
        after.Text(1).ShouldBe("using MongoEtl;\n\n"
            + Town.Edited(run.Text(1), ("    public string?", "    [RenamedFrom(\"name\")] public string?")));
        after.Text(2).ShouldBe(Head);
        Town.Settled(after);
    }

    [Theory]
    [InlineData("// A file.\n// Of two lines.\n\n", "// A file.\n// Of two lines.\n\nusing MongoEtl;\n\n")]
    [InlineData("// About the namespace.\n", "using MongoEtl;\n\n// About the namespace.\n")]
    [InlineData("using System;\n", "using System;\nusing MongoEtl;\n")]
    [InlineData("using System.Linq;\nusing Alpha;\nusing Zebra;\n", "using System.Linq;\nusing Alpha;\nusing MongoEtl;\nusing Zebra;\n")]
    [InlineData("using Name = System.String;\n", "using Name = System.String;\nusing MongoEtl;\n")]
    [InlineData("using System;\r\n", "using System;\r\nusing MongoEtl;\r\n")]
    public void A_using_stands_in_its_order(string before, string after)
    {
        var others = Documents + "\nnamespace Alpha { class A; } namespace Zebra { class Z; }";
        others = others.Replace("namespace Town;", "namespace Town {").Replace("\nnamespace Alpha", "}\nnamespace Alpha");
        var changed = before + Town.Edited(Tail, ("Name =>", "Title =>"));
        var run = FixRun.Of(FixRun.LockOf([others, before + Tail, Head]), others, changed, Head);
        run.After(run.Fixes("METL076")[0].Fix).Text(1).ShouldStartWith(after);
    }

    [Fact]
    public void A_namespace_that_is_imported_for_the_whole_project_is_not_imported_again()
    {
        var global = "global using MongoEtl;\n" + Documents.Replace("using MongoEtl;\n", "");
        var run = FixRun.Of(FixRun.LockOf([global, Tail, Head]), global, Town.Edited(Tail, ("Name =>", "Title =>")), Head);
        run.After(run.Fixes("METL076")[0].Fix).Text(1).ShouldStartWith("namespace Town;");
    }

    [Fact]
    public void A_name_that_is_another_type_too_is_written_in_full()
    {
        var rival = Documents + "\npublic sealed class RenamedFromAttribute(string name) : System.Attribute { public string N => name; }";
        var run = FixRun.Of(FixRun.LockOf([rival, Tail, Head]), rival, Town.Edited(Tail, ("Name =>", "Title =>")), Head);
        var after = run.After(run.Fixes("METL076")[0].Fix);
        after.Text(1).ShouldContain("[global::MongoEtl.RenamedFrom(\"name\")] public string? Title");
        Town.Settled(after);
    }

    [Fact]
    public void What_a_shared_base_says_for_another_table_is_left_alone()
    {
        const string shared = "using MongoEtl;\nnamespace Town;\npublic abstract partial class Shared(Town source)\n{\n"
            + "    public string? Name => source.Name;\n}\n"
            + "[PostgresTable(\"town\")] public sealed partial class TownRow(Town source) : Shared(source), IRow<Town>\n"
            + "{\n    [PrimaryKey] public int Id => source.Key;\n}\n"
            + "[CassandraTable(\"towns\")] public sealed partial class Towns(Town source) : Shared(source), IRow<Town>\n"
            + "{\n    [PartitionKey] public int Id => source.Key;\n}\n";
        var run = FixRun.Of(FixRun.LockOf([Documents, shared]), Documents,
            Town.Edited(shared, ("    public string? Name", "    [RenamedFrom(\"name\")] public string? Title")));
        run.Ids.ShouldBe(["METL062", "METL077"], string.Join("\n", run.Run.Diagnostics));
        run.Fixes("METL077").ShouldBeEmpty();
    }

    [Fact]
    public void A_diagnostic_stands_in_the_tree_that_the_editor_has()
    {
        var run = FixRun.Of(FixRun.LockOf([Documents, Tail, Head]), Documents, Town.Edited(Tail, ("Name =>", "Title =>")), Head);
        var told = run.Run.Diagnostics.Single(d => d.Id == "METL076");
        told.Location.Kind.ShouldBe(LocationKind.SourceFile);
        run.Project.GetDocument(told.Location.SourceTree)!.Name.ShouldBe("File1.cs");
    }

    [Fact]
    public void The_provider_is_exported_for_editors()
    {
        var export = typeof(SchemaCodeFixProvider).GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), false)
            .Cast<ExportCodeFixProviderAttribute>().ShouldHaveSingleItem();
        export.Languages.ShouldBe([LanguageNames.CSharp]);
        typeof(SchemaCodeFixProvider).IsPublic.ShouldBeTrue();
    }
}
