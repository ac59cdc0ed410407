namespace MongoEtl.CodeFixes.Tests;

/// <summary>What goes while its like comes, in both readings.</summary>
public sealed class RenameFixTests
{
    private const string Name = "    public string? Name => source.Name;\n    [Column";
    private const string Title = "    public string? Title => source.Name;\n    [Column";
    private const string Size = "public int? Size => source.Size;\n    public Kind";
    private const string People = "public int? People => source.Size;\n    public Kind";
    private const string Row = "[PostgresTable(\"town\")]";

    [Fact]
    public void METL076_both_readings_of_a_column_are_offered() => Town.Offered("METL076",
        ["Rename column name of public.town to title and keep its values: [RenamedFrom(\"name\")]",
            "Drop column name of public.town with all its values and add title: [Drop(\"name\")]"], (Name, Title));

    [Fact]
    public void METL076_renames_a_column() => Town.Fixed("METL076",
        "Rename column name of public.town to title and keep its values: [RenamedFrom(\"name\")]",
        [(Name, Title)], [("    public string? Title", "    [RenamedFrom(\"name\")] public string? Title")]);

    [Fact]
    public void METL076_drops_a_column_and_adds_another() => Town.Fixed("METL076",
        "Drop column name of public.town with all its values and add title: [Drop(\"name\")]",
        [(Name, Title)], [(Row, "[PostgresTable(\"town\"), Drop(\"name\")]")]);

    [Fact]
    public void METL076_keeps_what_a_property_says_already() => Town.Fixed("METL076",
        "Rename column size of public.town to people and keep its values: [RenamedFrom(\"size\")]",
        [(Size, People.Replace("public int", "[Sensitive]\n    public int"))],
        [("[Sensitive]\n", "[Sensitive, RenamedFrom(\"size\")]\n")]);

    [Fact]
    public void METL076_writes_below_a_doc_comment() => Town.Fixed("METL076",
        "Rename column size of public.town to people and keep its values: [RenamedFrom(\"size\")]",
        [(Size, People)],
        [("    public int? People", "    [RenamedFrom(\"size\")] public int? People")]);

    [Fact]
    public void METL076_renames_a_table() => Town.Fixed("METL076",
        "Rename table public.town to public.place and keep its rows: [RenamedFrom(\"town\")]",
        [(Row, "[PostgresTable(\"place\")]")], [("[PostgresTable(\"place\")]", "[PostgresTable(\"place\"), RenamedFrom(\"town\")]")]);

    [Fact]
    public void METL076_renames_a_table_of_another_schema() => Town.Fixed("METL076",
        "Rename table public.town to geo.place and keep its rows: [RenamedFrom(\"town\")]",
        [(Row, "[PostgresTable(\"place\", Schema = \"geo\")]")],
        [("Schema = \"geo\")]", "Schema = \"geo\"), RenamedFrom(\"town\", Schema = \"public\")]")]);

    [Fact]
    public void METL076_drops_a_table_and_creates_another() => Town.Fixed("METL076",
        "Drop table public.town with all its rows and create public.place: [assembly: DropTable(\"town\")]",
        [(Row, "[PostgresTable(\"place\")]")], [("using MongoEtl;\n", "using MongoEtl;\n\n[assembly: DropTable(\"town\")]\n")]);

    [Fact]
    public void METL076_corrects_a_former_name_that_is_there() => Town.Fixed("METL076",
        "Rename column name of public.town to title and keep its values: [RenamedFrom(\"name\")]",
        [(Name, Title.Replace("public", "[RenamedFrom(\"nam\")] public"))], [("RenamedFrom(\"nam\")", "RenamedFrom(\"name\")")]);

    [Fact]
    public void METL079_corrects_a_former_name() => Town.Fixed("METL079",
        "Rename column name of public.town to title and keep its values: [RenamedFrom(\"name\")]",
        [(Name, Title.Replace("public", "[RenamedFrom(\"nam\")] public"))], [("RenamedFrom(\"nam\")", "RenamedFrom(\"name\")")]);

    [Fact]
    public void METL076_all_renames_of_a_project_are_stated_at_once()
    {
        var run = FixRun.Of(FixRun.LockOf([Town.Source]), Town.Edited(Town.Source, (Name, Title), (Size, People)));
        run.Fixes("METL076").Count.ShouldBe(4);
        var after = run.AfterAll("METL076", "RenamedFrom");
        after.Text().ShouldContain("[RenamedFrom(\"name\")] public string? Title");
        after.Text().ShouldContain("[RenamedFrom(\"size\")] public int? People");
        Town.Settled(after);
    }
}
