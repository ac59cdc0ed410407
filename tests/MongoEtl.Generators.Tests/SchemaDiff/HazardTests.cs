using Microsoft.CodeAnalysis;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>What the build says of a change against the lock; each test is named for the diagnostic.</summary>
public sealed class HazardTests
{
    private const string Source = """
        namespace Town;
        public enum Kind { A, B, C }
        [Collection("town")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial string? Code { get; }
            public partial int? Size { get; }
            public partial Kind? Kind { get; }
        }
        [PostgresTable("town")] public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            [Column(Type = "varchar(40)")] public string? Code => source.Code;
            public int? Size => source.Size;
            public Kind? Kind => source.Kind;
            [Unique] public string MongoId => source.Id.ToString();
        }
        [CassandraTable("town_by_name")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name ?? "";
            [ClusteringKey] public int Id => source.Key;
            public string? Code => source.Code;
            public int? Size => source.Size;
        }
        """;

    private const string NameRow = "public string? Name => source.Name;";
    private const string CodeRow = "[Column(Type = \"varchar(40)\")] public string? Code => source.Code;";
    private const string SizeRow = "public int? Size => source.Size;\n    public Kind? Kind";
    private const string CqlCode = "public string? Code => source.Code;\n    public int? Size => source.Size;\n}";
    private const string Row = "[PostgresTable(\"town\")]";
    private const string CqlRow = "[CassandraTable(\"town_by_name\")]";
    private const string Enums = "public enum Kind { A, B, C }";

    [Fact]
    public void METL062_an_addition_is_told_with_the_verbs_that_follow() => Told("METL062", DiagnosticSeverity.Warning,
        "Column note (text) is added to public.town: run 'schema apply' for the databases and 'schema accept' for the lock", "Note",
        (NameRow, NameRow + " public string? Note => source.Name;"));

    [Fact]
    public void METL063_a_column_that_goes() => Told("METL063", DiagnosticSeverity.Error,
        "Column size (integer) of public.town is dropped with all its values: write [Drop(\"size\")] on the class if that is meant, or "
            + "take the property back", "TownRow",
        (SizeRow, "public Kind? Kind"));

    [Fact]
    public void METL063_a_Cassandra_column_that_goes_and_one_of_its_type_that_comes() => Ids(["METL062", "METL063"],
        (CqlCode, CqlCode.Replace("? Code", "? Note")));

    [Fact]
    public void METL064_a_table_that_goes() => Told("METL064", DiagnosticSeverity.Error,
        "Table town_by_name is dropped with all its rows: write [assembly: DropTable(\"town_by_name\", IsCassandra = true)] if that is "
            + "meant, or take the class back", "TownRow",
        (Source[Source.IndexOf(CqlRow, StringComparison.Ordinal)..], ""));

    [Fact]
    public void METL065_a_type_that_is_narrower() => Told("METL065", DiagnosticSeverity.Error,
        "Column code of public.town changes from varchar(40) to varchar(10): values that do not fit stop it or lose digits, and the table is "
            + "rewritten and nobody else reads or writes it meanwhile; write "
            + "[ConvertUsing(\"...\")] "
        + "with the SQL that makes the new values, such as \"\\\"code\\\"\"", "Code",
        (CodeRow, CodeRow.Replace("40", "10")));

    [Fact]
    public void METL066_a_text_that_becomes_a_number() => Told("METL066", DiagnosticSeverity.Error,
        "Column name of public.town changes from text to integer: texts that are none stop it, and the table is rewritten and nobody "
            + "else reads or writes it meanwhile; write [ConvertUsing(\"...\")] "
        + "with the SQL that makes the new values, such as \"\\\"name\\\"::integer\"", "Name",
        (NameRow, "public int? Name => source.Size;"));

    [Fact]
    public void METL067_a_type_that_rewrites_the_table() => Told("METL067", DiagnosticSeverity.Error,
        "Column size of public.town changes from integer to bigint: nothing is lost, but the table is rewritten and nobody else reads or "
            + "writes it meanwhile; "
        + "write [ConvertUsing(\"...\")] with the SQL that makes the new values, such as \"\\\"size\\\"::bigint\"", "Size",
        (SizeRow, "[Column(Type = \"bigint\")] " + SizeRow));

    [Fact]
    public void METL068_a_new_column_without_values() => Told("METL068", DiagnosticSeverity.Error,
        "Column note (text NOT NULL) is added to public.town: rows that are there already have no value for it; write [Column(Default = "
            + "\"...\")] or "
        + "[BackfillDefault(\"...\")] with what they get, or let the property be null", "Note",
        (NameRow, NameRow + " public string Note => \"\";"));

    [Fact]
    public void METL068_a_column_that_refuses_null_from_now_on() => Told("METL068", DiagnosticSeverity.Error,
        "Column name of public.town becomes NOT NULL: rows that have no value would refuse it; write [BackfillDefault(\"...\")] with what "
            + "they get, or let the property be null", "Name",
        (NameRow, "public string Name => source.Name ?? \"\";"));

    [Fact]
    public void METL069_a_unique_index_over_rows() => Told("METL069", DiagnosticSeverity.Warning,
        "A unique index on (name) is added to public.town: that fails if rows share a value, so look for such rows first; nothing is "
            + "changed then", "Name",
        (NameRow, "[Unique] " + NameRow));

    [Fact]
    public void METL070_another_primary_key() => Told("METL070", DiagnosticSeverity.Error,
        "The primary key (id, mongo_id) is added to public.town: rows are then known by another key, and whatever refers to them is made "
            + "anew; "
        + "write [ReplacePrimaryKey] on the class if that is meant", "TownRow",
        [("[Unique] public string MongoId", "[PrimaryKey, Unique] public string MongoId")], others: ["METL062"]);

    [Fact]
    public void METL071_another_Cassandra_key() => Told("METL071", DiagnosticSeverity.Error,
        "The key of town_by_name changes from ((name), id) to ((name), id DESC): CQL cannot change a key; give the class another table, "
        + "[CassandraTable(\"town_by_name_2\")], which migrate fills, and let the old one go with [assembly: DropTable(\"town_by_name\", "
            + "IsCassandra = true)]", "TownByName",
        ("[ClusteringKey]", "[ClusteringKey(Descending = true)]"));

    [Fact]
    public void METL072_another_Cassandra_type() => Told("METL072", DiagnosticSeverity.Error,
        "Column code of town_by_name changes from text to ascii: CQL cannot change a type; give the property another name with "
            + "[Column(\"code_2\")], "
        + "which migrate fills, and let the old column go with [Drop(\"code\")]; for a column of the key, give the class another table, "
        + "[CassandraTable(\"town_by_name_2\")], which migrate fills, and let the old one go with [assembly: DropTable(\"town_by_name\", "
            + "IsCassandra = true)]", "Code",
        (CqlCode, "[Column(Type = \"ascii\")] " + CqlCode));

    [Fact]
    public void METL073_a_Cassandra_column_that_comes_back_with_another_type()
    {
        var without = Accepted(Source.Replace(CqlCode, "public int? Size => source.Size;\n}"), Lock(Source));
        var run = GeneratorRun.WithLock(GeneratorRun.Compile(Source.Replace(CqlCode, "[Column(Type = \"ascii\")] " + CqlCode)), without);
        Check(run, "METL073", DiagnosticSeverity.Error,
            "Column code (ascii) is added to town_by_name: the table once had a column of that name and of type text, "
            + "and takes it back with no other; give it another name with [Column(\"...\")]", "Code");
        GeneratorRun.WithLock(GeneratorRun.Compile(Source), without).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("METL062");
    }

    [Fact]
    public void METL074_a_label_that_goes() => Told("METL074", DiagnosticSeverity.Error,
        "Enum type kind is made anew with the labels A, C: rows may have B, and PostgreSQL takes no label away: the type is made anew, "
            + "which fails if a row has it; "
        + "write [Drop(\"B\")] on the enum if that is meant, or [RenamedFrom(\"B\")] on the member that takes its place", "Kind",
        (Enums, "public enum Kind { A, C }"));

    [Fact]
    public void METL075_labels_in_another_order() => Told("METL075", DiagnosticSeverity.Error,
        "Enum type kind is made anew with the labels B, A, C: every table that has it would be rewritten for an order; "
        + "keep the members in the order that was accepted, new ones anywhere between", "Kind",
        (Enums, "public enum Kind { B, A, C }"));

    [Fact]
    public void METL076_a_column_that_goes_while_its_like_comes() => Told("METL076", DiagnosticSeverity.Error,
        "Column name of public.town goes and title comes with the same type: write [RenamedFrom(\"name\")] on the property if it is the "
            + "same column "
        + "under another name, or [Drop(\"name\")] on the class if its values are to go", "Title",
        (NameRow, NameRow.Replace("? Name", "? Title")));

    [Fact]
    public void METL076_a_table_that_goes_while_its_like_comes() => Told("METL076", DiagnosticSeverity.Error,
        "Table public.town goes and public.place comes with the same columns: write [RenamedFrom(\"town\")] on the class if it is the same "
            + "table "
        + "under another name, or [assembly: DropTable(\"town\")] if all its rows are to go", "TownRow",
        [(Row, "[PostgresTable(\"place\")]")], others: ["METL062"]);

    [Fact]
    public void METL077_a_Cassandra_column_outside_the_key_has_one_name() => Told("METL077", DiagnosticSeverity.Error,
        "Column code of town_by_name is renamed to note: CQL renames columns of a key only; take [RenamedFrom] away, write "
            + "[Drop(\"code\")] on the class, "
        + "and let migrate fill the new column", "Note",
        (CqlCode, "[RenamedFrom(\"code\")] " + CqlCode.Replace("? Code", "? Note")));

    [Fact]
    public void METL077_a_Cassandra_table_has_one_name() => Told("METL077", DiagnosticSeverity.Error,
        "Table town_by_name is renamed to by_name: CQL cannot rename a table; take [RenamedFrom] away, and let the old one go with "
        + "[assembly: DropTable(\"town_by_name\", IsCassandra = true)] once migrate has filled the new one", "TownByName",
        (CqlRow, "[CassandraTable(\"by_name\"), RenamedFrom(\"town_by_name\")]"));

    [Fact]
    public void METL078_an_intent_that_is_accepted() => Told("METL078", DiagnosticSeverity.Info,
        "[Drop(\"old\")] states what the lock has accepted already, or nothing that is there; it can be removed once every database has "
            + "followed", "TownRow",
        (Row, "[PostgresTable(\"town\"), Drop(\"old\")]"));

    [Fact]
    public void METL079_an_intent_that_names_nothing() => Told("METL079", DiagnosticSeverity.Error,
        "[RenamedFrom(\"nam\")] names a column that public.town did not have when the schema was accepted; its columns were id, name, "
            + "code, size, kind, mongo_id", "Note",
        [(NameRow, NameRow + " [RenamedFrom(\"nam\")] public string? Note => source.Name;")], others: ["METL062"]);

    [Fact]
    public void METL080_a_foreign_key_over_rows() => Told("METL080", DiagnosticSeverity.Warning,
        "The foreign key from public.town (town_id) to public.town (id) is added: rows whose parent is missing make its check fail; "
        + "the key then stands for new rows only, until they are corrected", "TownId",
        [(NameRow, NameRow + " [ForeignKey] public Reference<Town> TownId => source.Parent;"),
            ("public partial string? Name { get; }",
                "public partial string? Name { get; } public partial Reference<Town> Parent { get; }")], others: ["METL062"]);

    [Fact]
    public void METL081_a_default_that_is_computed() => Told("METL081", DiagnosticSeverity.Warning,
        "Column note (text) is added to public.town: if gen_random_uuid() gives each row a value of its own, the table is rewritten and "
            + "nobody else reads or "
        + "writes it meanwhile; for a large table let the property be null at first", "Note",
        (NameRow, NameRow + " [Column(Default = \"gen_random_uuid()\")] public string? Note => source.Name;"));

    [Fact]
    public void METL082_a_column_of_the_database_that_is_declared_otherwise()
    {
        var before = Source.Replace(Row, "[PostgresTable(\"town\"), DatabaseValue(\"at\", \"timestamptz\")]");
        var run = GeneratorRun.WithLock(GeneratorRun.Compile(before.Replace("\"timestamptz\"", "\"date\"")), Lock(before));
        Check(run, "METL082", DiagnosticSeverity.Warning,
            "Column at of public.town, which the database owns, is declared in another way: its SQL is not taken apart, "
            + "so no statement is made; alter the column by hand, then run 'schema accept'", "TownRow");
    }

    private static void Told(string id, DiagnosticSeverity severity, string message, string? place,
        params (string Before, string After)[] edits) =>
        Told(id, severity, message, place, edits, others: []);

    private static void Told(string id, DiagnosticSeverity severity, string message, string? place, (string Before, string After)[] edits,
        string[] others) =>
        Check(GeneratorRun.WithLock(GeneratorRun.Compile(Edited(edits)), Lock(Source)), id, severity, message, place, others);

    private static void Ids(string[] ids, params (string Before, string After)[] edits) =>
        GeneratorRun.WithLock(GeneratorRun.Compile(Edited(edits)), Lock(Source)).Diagnostics.Select(d => d.Id).Order().ShouldBe(ids);

    private static void Check(GeneratorRun run, string id, DiagnosticSeverity severity, string message, string? place,
        params string[] others)
    {
        var all = string.Join("\n", run.Diagnostics);
        run.Diagnostics.Where(d => d.Id != id).Select(d => d.Id).ShouldAllBe(d => others.Contains(d), all);
        var found = run.Diagnostics.Where(d => d.Id == id).ShouldHaveSingleItem(all);
        found.Severity.ShouldBe(severity);
        found.GetMessage().ShouldBe(message);
        var text = run.Output.SyntaxTrees.First().ToString();
        (found.Location == Location.None ? null : text[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]).ShouldBe(place);
    }

    private static string Edited((string Before, string After)[] edits)
    {
        var source = Source;
        foreach (var (before, after) in edits)
        {
            source.ShouldContain(before);
            source = source.Replace(before, after);
        }
        return source;
    }

    private static string Lock(string source) => SchemaRuns.LockOf(GeneratorRun.Of(source));

    private static string Accepted(string source, string text) =>
        SchemaRuns.LockOf(GeneratorRun.WithLock(GeneratorRun.Compile(source), text));
}
