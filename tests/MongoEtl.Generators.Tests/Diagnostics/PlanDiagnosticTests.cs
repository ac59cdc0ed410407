namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>What can be wrong between classes; each test is named for the diagnostic.</summary>
public sealed class PlanDiagnosticTests
{
    private const string Town = """

        [Collection("town")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [SerialKey] public partial int Key { get; } public partial string? Name { get; } }
        """;

    [Fact]
    public void METL024_a_reference_to_a_class_without_a_table() => Expected.Error("METL024",
        "'R.TownId' refers to 'Town', which feeds no table; write a row class for it, or keep its id as text: source.X.ToString()",
        Row("public Reference<Town> [|TownId|] => default;") + Town);

    [Fact]
    public void METL024_a_foreign_key_to_the_table_of_another() => Expected.Error("METL024",
        "'R.TownId' refers to 'Town', which does not feed the table of 'PersonRow'; name one of TownRow",
        Row("[ForeignKey(typeof(PersonRow))] public Reference<Town> [|TownId|] => default;") + Town + TownRow("TownRow", "town"));

    [Fact]
    public void METL027_two_writers() => Expected.Error("METL027",
        "'A' and 'B' both write table \"town\"; a table has one writer, so give one of them another table",
        Town + TownRow("A", "town") + TownRow("[|B|]", "town"));

    [Fact]
    public void METL028_two_entities_of_one_name() => Expected.Error("METL028",
        "'A.Town' and 'B.Town' both give the entity name \"town\", by which command lines and state know it; rename one class",
        """
        namespace A { [Collection("a")] public sealed partial class Town { [Id] public partial SourceId Id { get; } } }
        namespace B { [Collection("b")] public sealed partial class Town { [Id] public partial SourceId Id { get; } } }
        """);

    [Fact]
    public void METL029_a_foreign_key_to_one_of_several_tables() => Expected.Error("METL029",
        "'R.TownId' refers to 'Town', which feeds several tables (A, B); say which with [ForeignKey(typeof(...))]",
        Row("[ForeignKey] public Reference<Town> [|TownId|] => default;") + Town + TownRow("A", "a") + TownRow("B", "b"));

    [Fact]
    public void METL030_a_foreign_key_to_a_table_of_another_key() => Expected.Error("METL030",
        "'R.TownId' refers to table \"t\", whose primary key is not one column that holds the key of 'Town'; mark that column of 'T' with [PrimaryKey]",
        Row("[ForeignKey] public Reference<Town> [|TownId|] => default;") + Town
            + """ [PostgresTable("t")] public sealed partial class T(Town source) : IRow<Town> { [PrimaryKey] public string MongoId => source.Id.ToString(); }""");

    [Fact]
    public void METL035_two_enums_of_one_name() => Expected.Error("METL035",
        "'A.Kind' and 'B.Kind' both become the PostgreSQL type \"kind\"; name one with [PostgresEnum(\"...\")]",
        """
        namespace A { public enum Kind { X } }
        namespace B { public enum Kind { Y } }
        [PostgresTable("r")] public sealed partial class [|R|](Person source) : IRow<Person>
        {
            [PrimaryKey] public int Id => source.Key;
            public A.Kind? One => null;
            public B.Kind? Two => null;
        }
        """ + Expected.Person);

    [Fact]
    public void METL045_two_indexes_of_one_name() => Expected.Error("METL045",
        "'A' and 'B' would both give schema \"public\" a table or index named \"a_b_c_key\"; rename a table, or a column with [Column(\"...\")]",
        Town + """

            [PostgresTable("a_b")] public sealed partial class A(Town source) : IRow<Town>
            {
                [PrimaryKey] public int Id => source.Key;
                [Unique] public string? C => source.Name;
            }

            [PostgresTable("a")] public sealed partial class [|B|](Town source) : IRow<Town>
            {
                [PrimaryKey] public int Id => source.Key;
                [Unique, Column("b_c")] public string? Other => source.Name;
            }
            """);

    private static string Row(string member) =>
        $$"""[PostgresTable("r")] public sealed partial class R(Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; {{member}} }""" + Expected.Person;

    private static string TownRow(string name, string table) =>
        $$""" [PostgresTable("{{table}}")] public sealed partial class {{name}}(Town source) : IRow<Town> { [PrimaryKey] public int Id => source.Key; }""";
}
