namespace MongoEtl.CodeFixes.Tests;

/// <summary>The ways round what CQL cannot do.</summary>
public sealed class CqlFixTests
{
    private const string Table = "[CassandraTable(\"town_by_name\")]";
    private const string Note = "    public string? Note => source.Code;\n";
    private const string Usings = "using MongoEtl;\n";
    private const string DropTable = "using MongoEtl;\n\n[assembly: DropTable(\"town_by_name\", IsCassandra = true)]\n";

    [Fact]
    public void METL071_gives_the_class_another_table() => Town.Fixed("METL071",
        "Drop table town_by_name with all its rows and let migrate fill town_by_name_2 with the new key: "
            + "[assembly: DropTable(\"town_by_name\")]",
        [("[ClusteringKey]", "[ClusteringKey(Descending = true)]")],
        [(Table, "[CassandraTable(\"town_by_name_2\")]"), (Usings, DropTable)]);

    [Fact]
    public void METL072_gives_the_property_another_column() => Town.Fixed("METL072",
        "Drop column note of town_by_name with all its values and let migrate fill note_2 (ascii): [Drop(\"note\")]",
        [(Note, Note.Replace("public", "[Column(Type = \"ascii\")] public"))],
        [("[Column(Type = \"ascii", "[Column(\"note_2\", Type = \"ascii"), (Table, "[CassandraTable(\"town_by_name\"), Drop(\"note\")]")]);

    [Fact]
    public void METL072_of_a_key_gives_the_class_another_table() => Town.Fixed("METL072",
        "Drop table town_by_name with all its rows and let migrate fill town_by_name_2 with the new key: "
            + "[assembly: DropTable(\"town_by_name\")]",
        [("[ClusteringKey] public int Id", "[ClusteringKey, Column(Type = \"bigint\")] public int Id")],
        [(Table, "[CassandraTable(\"town_by_name_2\")]"), (Usings, DropTable)]);

    [Fact]
    public void METL073_gives_the_property_another_column()
    {
        var without = FixRun.LockOf([Town.Edited(Town.Source, (Note, ""))], FixRun.LockOf([Town.Source]));
        var run = FixRun.Of(without, Town.Edited(Town.Source, (Note, "    public int? Note => source.Size;\n")));
        var fix = run.Fixes("METL073").ShouldHaveSingleItem().Fix;
        fix.Title.ShouldBe("Add the column to town_by_name as note_2 (int): [Column(\"note_2\")]");
        var after = run.After(fix);
        after.Text().ShouldBe(Town.Edited(run.Text(), ("    public int? Note", "    [Column(\"note_2\")] public int? Note")));
        Town.Settled(after);
    }

    [Fact]
    public void METL077_drops_the_column_that_cannot_be_renamed() => Town.Fixed("METL077",
        "Drop column note of town_by_name with all its values and let migrate fill text: [Drop(\"note\")]",
        [(Note, Note.Replace("public string? Note", "[RenamedFrom(\"note\")]\n    public string? Text"))],
        [("    [RenamedFrom(\"note\")]\n", ""), (Table, "[CassandraTable(\"town_by_name\"), Drop(\"note\")]")]);

    [Fact]
    public void METL077_drops_the_table_that_cannot_be_renamed() => Town.Fixed("METL077",
        "Drop table town_by_name with all its rows and let migrate fill by_name: [assembly: DropTable(\"town_by_name\")]",
        [(Table, "[CassandraTable(\"by_name\"), RenamedFrom(\"town_by_name\")]")],
        [("\"by_name\"), RenamedFrom(\"town_by_name\")]", "\"by_name\")]"), (Usings, DropTable)]);
}
