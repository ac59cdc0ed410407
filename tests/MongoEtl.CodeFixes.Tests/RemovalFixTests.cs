namespace MongoEtl.CodeFixes.Tests;

/// <summary>Intents that are taken away, and what they leave behind: no blank, comma or line of their own.</summary>
public sealed class RemovalFixTests
{
    private const string Row = "[PostgresTable(\"town\")]";
    private const string Name = "    public string? Name => source.Name;\n    [Column";
    private const string Done = "; every database must have followed";

    [Theory]
    [InlineData("[PostgresTable(\"town\"), Drop(\"old\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[Drop(\"old\"), PostgresTable(\"town\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[PostgresTable(\"town\"),\n Drop(\"old\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[PostgresTable(\"town\")]\n[Drop(\"old\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[Drop(\"old\")]\n[PostgresTable(\"town\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[PostgresTable(\"town\")] [Drop(\"old\")]", "[PostgresTable(\"town\")]")]
    [InlineData("[Drop(\"old\")] [PostgresTable(\"town\")]", "[PostgresTable(\"town\")]")]
    [InlineData("/// <summary>A row.</summary>\n[Drop(\"old\")]\n[PostgresTable(\"town\")]",
        "/// <summary>A row.</summary>\n[PostgresTable(\"town\")]")]
    [InlineData("[PostgresTable(\"town\")]\n[Drop(\"old\")] // since May", "[PostgresTable(\"town\")]\n// since May")]
    public void METL078_leaves_the_other_attributes(string before, string after) =>
        Town.Fixed("METL078", "Remove [Drop(\"old\")]" + Done, [(Row, before)], [(before, after)]);

    [Theory]
    [InlineData("    [RenamedFrom(\"n\")] public string? Name", "    public string? Name")]
    [InlineData("    [RenamedFrom(\"n\")]\n    public string? Name", "    public string? Name")]
    [InlineData("    // The name.\n    [RenamedFrom(\"n\")]\n    public string? Name", "    // The name.\n    public string? Name")]
    [InlineData("    [Sensitive]\n    [RenamedFrom(\"n\")] public string? Name", "    [Sensitive]\n    public string? Name")]
    public void METL078_leaves_the_property(string before, string after) => Town.Fixed("METL078",
        "Remove [RenamedFrom(\"n\")]" + Done,
        [(Name, Name.Replace("    public string? Name", before))], [(before, after)]);

    [Theory]
    [InlineData("[assembly: DropTable(\"old\")]\n\n", "")]
    [InlineData("[assembly: DropTable(\"old\"), DropTable(\"older\")]\n\n", "[assembly: DropTable(\"older\")]\n\n")]
    public void METL078_leaves_the_file(string before, string after)
    {
        var run = FixRun.Of(FixRun.LockOf([Town.Source]), Town.Edited(Town.Source, ("namespace Town;", before + "namespace Town;")));
        var fix = run.Fixes("METL078").Single(f => f.Fix.Title == "Remove [assembly: DropTable(\"old\")]" + Done).Fix;
        run.After(fix).Text().ShouldBe(Town.Edited(Town.Source, ("namespace Town;", after + "namespace Town;")));
    }

    [Theory]
    [InlineData("[Drop(\"old\")] public enum Kind { A, B, C }", "[Drop(\"old\")]")]
    [InlineData("public enum Kind { A, [RenamedFrom(\"old\")] B, C }", "[RenamedFrom(\"old\")]")]
    public void METL078_leaves_the_enum(string before, string word) => Town.Fixed("METL078", $"Remove {word}{Done}",
        [("public enum Kind { A, B, C }", before)], [(before, "public enum Kind { A, B, C }")]);

    [Theory]
    [InlineData("ConvertUsing(\"left(name, 3)\")", "[ConvertUsing]")]
    [InlineData("RenamedFrom(\"n\")", "[RenamedFrom(\"n\")]")]
    public void METL078_of_a_property(string attribute, string word) => Town.Fixed("METL078", $"Remove {word}{Done}",
        [(Name, Name.Replace("    public", $"    [{attribute}] public"))], [($"[{attribute}] ", "")]);

    [Fact]
    public void METL078_of_a_class() => Town.Fixed("METL078", "Remove [ReplacePrimaryKey]" + Done,
        [(Row, "[PostgresTable(\"town\"), ReplacePrimaryKey]")], [(", ReplacePrimaryKey]", "]")]);

    [Fact]
    public void METL079_takes_away_what_states_nothing() => Town.Fixed("METL079",
        "Remove [Drop(\"name\")], which has no effect on any database",
        [(Row, "[PostgresTable(\"town\"), Drop(\"name\")]")], [(", Drop(\"name\")]", "]")]);

    [Fact]
    public void METL079_of_an_assembly_whose_table_has_a_class() => Town.Fixed("METL079",
        "Remove [assembly: DropTable(\"town\")], which has no effect on any database",
        [("namespace Town;", "[assembly: DropTable(\"town\")]\n\nnamespace Town;")], [("[assembly: DropTable(\"town\")]\n\n", "")]);

    [Fact]
    public void METL078_all_are_taken_away_at_once()
    {
        var run = FixRun.Of(FixRun.LockOf([Town.Source]), Town.Edited(Town.Source,
            (Row, "[PostgresTable(\"town\"), Drop(\"a\"), Drop(\"b\")]\n[Drop(\"c\"), Drop(\"d\")]"),
            ("namespace Town;", "[assembly: DropTable(\"old\")]\n[assembly: DropTable(\"older\")]\n\nnamespace Town;"),
            (Name, Name.Replace("    public", "    [RenamedFrom(\"n\")] public"))));
        run.Fixes("METL078").Count.ShouldBe(7);
        run.AfterAll("METL078", "Remove done").Text().ShouldBe(Town.Source);
    }
}
