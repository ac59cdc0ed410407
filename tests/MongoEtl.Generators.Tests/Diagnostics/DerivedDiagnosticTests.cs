namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with <c>[Stage]</c> and <c>[Derived]</c>; each test is named for the diagnostic.</summary>
public sealed class DerivedDiagnosticTests
{
    private const string Key = "[PartitionKey] public int Id => source.Key; ";
    private const string Age = "public int? Age => source.Age; ";
    private const string Query = "[Derived(Query = \"SELECT 1 AS id\")]";

    [Fact]
    public void METL002_a_class_that_is_only_staged_and_not_partial() => Expected.Error("METL002",
        "'S' must be partial, because its other half is generated; write 'partial' before 'class'",
        """[Stage("s")] public sealed class [|S|](Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; }""" + Row("", Key));

    [Fact]
    public void METL016_a_key_of_what_is_only_staged_that_two_documents_share() => Expected.Error("METL016",
        "Two documents of 'Person' can give one row of 'S', because its key (Name) does not follow from the source id; add [Newest(nameof(...))] to say which is kept, "
        + "or put the id or key of the document into the key",
        """[Stage("s")] public sealed partial class [|S|](Person source) : IRow<Person> { [PrimaryKey] public string Name => source.Name ?? ""; }""" + Row("", Key));

    [Fact]
    public void METL019_a_staged_column_that_PostgreSQL_has_no_type_for() => Expected.Error("METL019",
        "'R.Map' is of type 'System.Collections.Generic.Dictionary<string, int>?', which has no PostgreSQL type here; use a scalar, an enum, "
        + "Reference<T>, RawBson or a list of scalars; or leave it out with [Stage(Columns = [...])], or make the property private if it is no column",
        Row("[Stage]", Key + "public Dictionary<string, int>? [|Map|] => null;"));

    [Fact]
    public void METL019_a_type_that_no_query_gives() => Expected.Error("METL019",
        "'D.Tags' is of type 'string[]?', which has no derived table's type here; use int, long, decimal, bool, string, DateTimeOffset, DateOnly or Guid, "
        + "or make the property private if it is no column",
        Derived(Query, "[PartitionKey] public partial int Id { get; } public partial string[]? [|Tags|] { get; }"));

    [Fact]
    public void METL023_a_key_of_a_derived_table_that_can_be_null() => Expected.Error("METL023",
        "'D.Id' belongs to the partition key but can be null; declare it not null",
        Derived(Query, "[PartitionKey] public partial int? [|Id|] { get; }"));

    [Fact]
    public void METL023_a_stage_table_with_one_row_for_each_null() => Expected.Error("METL023",
        "'R.Age' belongs to the stage table's key but can be null; declare it not null",
        Row("[Stage(Latest = nameof(Id), Per = nameof(Age))]", Key + "public int? [|Age|] => source.Age; "));

    [Fact]
    public void METL027_a_derived_table_that_rows_write_too() => Expected.Error("METL027",
        "'D' and 'R' both write table \"r\"; a table has one writer, so give one of them another table",
        Derived(Query, "[PartitionKey] public partial int Id { get; }", "r") + Row("", Key, mark: true));

    [Fact]
    public void METL039_a_derived_table_without_a_key() => Expected.Error("METL039",
        "'D' has no [PartitionKey], so nothing says which nodes hold its rows; mark the columns by which rows are looked up",
        Derived(Query, "public partial int Id { get; }", mark: true));

    [Fact]
    public void METL046_Latest_without_Per() => Expected.Error("METL046",
        "[Stage] of 'R' names only one of Latest and Per; of the rows with one value of Per that with the greatest Latest is kept, so name both",
        Row("[[|Stage(Latest = nameof(Age))|]]", Key + Age));

    [Fact]
    public void METL046_a_staged_PostgreSQL_row() => Expected.Error("METL046",
        "[Stage] of 'P' stands on a PostgreSQL row; a derived table's query reads that table where it is: name it with its schema",
        """[PostgresTable("p"), [|Stage|]] public sealed partial class P(Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; }"""
        + Expected.Person);

    [Fact]
    public void METL046_a_document_that_no_Cassandra_table_takes() => Expected.Error("METL046",
        "[Stage] of 'S' stages documents of 'Person', which feeds no Cassandra table; read its PostgreSQL table in the query instead",
        """[Stage("s")] public sealed partial class [|S|](Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; }""" + Expected.Person);

    [Fact]
    public void METL046_a_stage_table_without_a_key() => Expected.Error("METL046",
        "[Stage] of 'S' has no key, so a repeat cannot find its rows; mark columns with [PrimaryKey], or name Latest and Per",
        """[[|Stage("s")|]] public sealed partial class S(Person source) : IRow<Person> { public int Id => source.Key; }""" + Row("", Key));

    [Theory]
    [InlineData("Latest = \"Nothing\", Per = \"Id\"", "Latest")]
    [InlineData("Latest = \"Id\", Per = \"Nothing\"", "Per")]
    [InlineData("Columns = [\"Nothing\"]", "Columns")]
    public void METL047_a_name_of_no_column(string arguments, string argument) => Expected.Error("METL047",
        $"[Stage] of 'R' names 'Nothing' as {argument}, and 'R' has no such column; name a public property of the class with nameof(...)",
        Row($"[[|Stage({arguments})|]]", Key + Age));

    [Fact]
    public void METL048_two_stage_tables_of_one_name() => Expected.Error("METL048",
        "'R' and 'S' are both staged as \"r\"; give one of them another name with [Stage(\"...\")]",
        Row("[Stage]", Key) + """[Stage("r")] public sealed partial class [|S|](Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; }""");

    [Theory]
    [InlineData("Derived")]
    [InlineData("Derived(Query = \" \")")]
    public void METL049_a_derived_table_without_a_query(string attribute) => Expected.Error("METL049",
        "'D' has no query; write [Derived(Query = \"SELECT ...\")] with a column for each property",
        Derived($"[[|{attribute}|]]", "[PartitionKey] public partial int Id { get; }"));

    [Fact]
    public void METL050_a_derived_table_that_is_a_row_too() => Expected.Error("METL050",
        "[Derived] class 'R' is a row of a document too; its rows come from a query, so give it a class of its own",
        Row("[[|Derived(Query = \"SELECT 1\")|]]", Key) + OtherRow);

    [Fact]
    public void METL050_a_derived_table_that_is_a_document_too() => Expected.Error("METL050",
        "[Derived] class 'D' is a document too; its rows come from a query, so give it a class of its own",
        """[Collection("d"), [|Derived(Query = "SELECT 1")|]] public sealed partial class D { [Id] public partial SourceId Id { get; } }""" + Expected.Person);

    [Fact]
    public void METL050_a_derived_table_without_a_table() => Expected.Error("METL050",
        "[Derived] class 'D' has no [CassandraTable]; say which table takes its rows",
        """[[|Derived(Query = "SELECT 1")|]] public sealed partial class D { public partial int Id { get; } }""" + Expected.Person);

    [Theory]
    [InlineData("public int Total => 1;")]
    [InlineData("public partial int Total { get; set; }")]
    public void METL051_a_property_that_the_query_cannot_give(string property) => Expected.Error("METL051",
        "'D.Total' must be partial and without a setter, because the query gives its value; write 'public partial int Total { get; }'",
        Derived(Query, "[PartitionKey] public partial int Id { get; } " + property.Replace("Total", "[|Total|]", StringComparison.Ordinal)));

    private const string OtherRow = """[CassandraTable("o")] public sealed partial class O(Person source) : IRow<Person> { [PartitionKey] public int Id => source.Key; }""";

    private static string Row(string attribute, string members, bool mark = false) => $$"""
        [CassandraTable("r")] {{attribute}} public sealed partial class {{(mark ? "[|R|]" : "R")}}(Person source) : IRow<Person> { {{members}} }
        """ + Expected.Person;

    private static string Derived(string attribute, string members, string table = "d", bool mark = false) => $$"""
        [CassandraTable("{{table}}")] {{attribute}} public sealed partial class {{(mark ? "[|D|]" : "D")}} { {{members}} }
        """ + (table == "d" ? Expected.Person : "");
}
