namespace MongoEtl.CodeFixes.Tests;

/// <summary>Columns and tables that go.</summary>
public sealed class DropFixTests
{
    private const string Size = "    /// <summary>People.</summary>\n    public int? Size => source.Size;\n";
    private const string Row = "[PostgresTable(\"town\")]";
    private const string Note = "    public string? Note => source.Code;\n";
    private static readonly string Cql = Town.Source[Town.Source.IndexOf("\n[CassandraTable", StringComparison.Ordinal)..];

    [Fact]
    public void METL063_states_that_a_column_goes() => Town.Fixed("METL063",
        "Drop column size of public.town with all its values: [Drop(\"size\")]",
        [(Size, "")], [(Row, "[PostgresTable(\"town\"), Drop(\"size\")]")]);

    [Fact]
    public void METL063_states_that_a_Cassandra_column_goes() => Town.Fixed("METL063",
        "Drop column note of town_by_name with all its values: [Drop(\"note\")]",
        [(Note, "")], [("[CassandraTable(\"town_by_name\")]", "[CassandraTable(\"town_by_name\"), Drop(\"note\")]")]);

    [Fact]
    public void METL064_states_that_a_table_goes() => Town.Fixed("METL064",
        "Drop table town_by_name with all its rows: [assembly: DropTable(\"town_by_name\")]",
        [(Cql, "")], [("using MongoEtl;\n", "using MongoEtl;\n\n[assembly: DropTable(\"town_by_name\", IsCassandra = true)]\n")]);

    [Fact]
    public void METL064_goes_below_what_is_stated_already() => Town.Fixed("METL064",
        "Drop table town_by_name with all its rows: [assembly: DropTable(\"town_by_name\")]",
        [(Cql, ""), ("using MongoEtl;\n", "using MongoEtl;\n\n[assembly: DropTable(\"old\")]\n")],
        [("[assembly: DropTable(\"old\")]\n",
            "[assembly: DropTable(\"old\")]\n[assembly: DropTable(\"town_by_name\", IsCassandra = true)]\n")], "METL078");

    [Fact]
    public void METL064_names_the_schema_of_a_table()
    {
        var before = Town.Edited(Town.Source, (Row, "[PostgresTable(\"town\", Schema = \"geo\")]"));
        var start = before.IndexOf("[PostgresTable", StringComparison.Ordinal);
        var row = before[start..before.IndexOf("[CassandraTable", StringComparison.Ordinal)];
        var run = FixRun.Of(FixRun.LockOf([before]), Town.Edited(before, (row, "")));
        var after = run.After(run.Fixes("METL064").ShouldHaveSingleItem().Fix);
        after.Text().ShouldContain("using MongoEtl;\n\n[assembly: DropTable(\"town\", Schema = \"geo\")]\n\nnamespace Town;");
        Town.Settled(after);
    }

    [Fact]
    public void A_loss_is_never_stated_for_several_at_once()
    {
        var run = FixRun.Of(FixRun.LockOf([Town.Source]), Town.Edited(Town.Source, (Size, ""), (Note, "")));
        var keys = run.Fixes("METL063").Select(f => f.Fix.EquivalenceKey).ToList();
        keys.Distinct().Count().ShouldBe(2);
        run.AfterAll("METL063", keys[0]!).Ids.ShouldContain("METL063");
    }
}
