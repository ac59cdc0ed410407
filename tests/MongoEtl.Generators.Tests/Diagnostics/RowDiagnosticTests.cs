namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with a row class; each test is named for the diagnostic.</summary>
public sealed class RowDiagnosticTests
{
    [Fact]
    public void METL012_a_condition_that_is_none() => Expected.Error("METL012",
        "[When] of 'R' names 'Age', which is no bool property of 'R' or 'Person'",
        Row("""[[|When("Age")|]]""", "[PrimaryKey] public int Id => source.Key;"));

    [Fact]
    public void METL012_a_condition_of_a_shared_class_that_is_none() => Expected.Error("METL012",
        "[When] of 'Facts' names 'A', which is no bool property of 'Facts'",
        """[PerDocument, [|When("A")|]] public class Facts(Person source) { public virtual int? A => source.Age; }""" + Expected.Person);

    [Fact]
    public void METL013_a_list_that_is_none() => Expected.Error("METL013",
        "[RowPerElement] of 'R' names 'Name': it is no list; use DocumentList<T> or ScalarList<T>",
        Row("""[[|RowPerElement("Name")|]]""", "[PrimaryKey] public int Id => source.Key;"));

    [Fact]
    public void METL013_an_element_of_another_type() => Expected.Error("METL013",
        "[RowPerElement] of 'R' names 'Tags': its elements are 'string', but the constructor takes 'Element<int>'",
        """
        [Collection("p")] public sealed partial class P { [Id] public partial SourceId Id { get; } public partial ScalarList<string>? Tags { get; } }
        [PostgresTable("r"), [|RowPerElement("Tags")|]] public sealed partial class R(P source, Element<int> element) : IRow<P>
        {
            [PrimaryKey] public string Id => source.Id.ToString();
            [PrimaryKey] public int Place => element.Index;
        }
        """);

    [Fact]
    public void METL014_newest_of_no_column() => Expected.Error("METL014",
        "[Newest] of 'R' names 'JoinedAt': 'R' has no such column",
        Row("""[[|Newest("JoinedAt")|]]""", "[PrimaryKey] public int Age => source.Age ?? 0;"));

    [Fact]
    public void METL014_newest_without_the_id() => Expected.Error("METL014",
        "[Newest] of 'R' names 'Age': the row must hold the source id's text as a column, such as 'public string MongoId => source.Id.ToString();', to decide between equals",
        Row("""[[|Newest("Age")|]]""", "[PrimaryKey] public int Age => source.Age ?? 0;"));

    [Fact]
    public void METL015_adopting_from_a_column_that_is_no_id() => Expected.Error("METL015",
        "[AdoptKeys] of 'R' names 'Name': it must hold the source id's text, such as 'public string MongoId => source.Id.ToString();'",
        Row("""[[|AdoptKeys("Name")|]]""", "[PrimaryKey] public int Id => source.Key; public string? Name => source.Name;"));

    [Fact]
    public void METL016_a_key_that_does_not_follow_from_the_id() => Expected.Error("METL016",
        "Two documents of 'Person' can give one row of 'R', because its key (Age) does not follow from the source id; add [Newest(nameof(...))] to say which is kept, or put the id or key of the document into the key",
        Row("", "[PrimaryKey] public int Age => source.Age ?? 0;", mark: true));

    [Theory]
    [InlineData("private int [|_count|];", "_count", "a field")]
    [InlineData("public int? [|Age|] { get; } = 3;", "Age", "a property with an initialiser")]
    [InlineData("public int? [|Age|] { get; }", "Age", "an auto-property")]
    [InlineData("public int? [|Age|] { get => 3; set { } }", "Age", "a property with a setter")]
    public void METL017_state(string member, string name, string what) => Expected.Error("METL017",
        $"'R.{name}' is {what}; the view under a row moves on, so compute the value in a property body such as 'public string? Name => source.Name;'",
        Row("", "[PrimaryKey] public int Id => source.Key; " + member));

    [Fact]
    public void METL018_no_document() => Expected.Error("METL018",
        "'R' must take its document in its primary constructor and name it: 'class R(Person source) : IRow<Person>', where Person is a [Collection] class",
        """[PostgresTable("r")] public sealed partial class [|R|] : IRow<Person> { [PrimaryKey] public int Id => 1; }""" + Expected.Person);

    [Fact]
    public void METL019_a_type_without_a_column() => Expected.Error("METL019",
        "'R.Site' is of type 'System.Uri', which has no PostgreSQL type here; use a scalar, an enum, Reference<T>, RawBson or a list of scalars, or make the property private if it is no column",
        Row("", """[PrimaryKey] public int Id => source.Key; public Uri [|Site|] => new("a:b");"""));

    [Fact]
    public void METL020_a_column_that_is_too_small() => Expected.Error("METL020",
        "Column type 'smallint' cannot hold 'R.Age' of type 'int?'; use integer or bigint or numeric",
        Row("", """[PrimaryKey] public int Id => source.Key; [Column(Type = "smallint")] public int? [|Age|] => source.Age;"""));

    [Fact]
    public void METL021_an_unknown_column_type() => Expected.Error("METL021",
        "'money' of 'R.Age' is no column type known here; use smallint, integer, bigint, real, double precision, numeric(p,s), boolean, text, varchar(n), char(n), timestamptz, timestamp, date, uuid, jsonb, json, bytea, or an array such as text[]",
        Row("", """[PrimaryKey] public int Id => source.Key; [Column(Type = "money")] public int? [|Age|] => source.Age;"""));

    [Fact]
    public void METL022_null_into_not_null() => Expected.Error("METL022",
        "'R.Name' is declared not null, but its body can give null; declare it 'string?', or end the body with '?? value'",
        Row("", "[PrimaryKey] public int Id => source.Key; public string [|Name|] => source.Name;"));

    [Fact]
    public void METL023_a_nullable_key() => Expected.Error("METL023",
        "'R.Age' belongs to the primary key but can be null; declare it not null",
        Row("", "[PrimaryKey] public int Id => source.Key; [PrimaryKey] public int? [|Age|] => source.Age;"));

    [Fact]
    public void METL023_a_key_that_may_not_resolve() => Expected.Error("METL023",
        "'R.Owner' belongs to the merge key but can be null; say with [OnUnresolved(UnresolvedRule.SkipRow)] or another rule what an unresolved reference does",
        Row("", "[MergeKey] public Reference<Person> [|Owner|] => Reference<Person>.To(source.Id);"));

    [Fact]
    public void METL025_a_reference_to_no_collection() => Expected.Error("METL025",
        "'R.Owner' refers to 'Owner', which is no [Collection] class and so has no key; refer to the class of the collection",
        Row("", "[PrimaryKey] public int Id => source.Key; public Reference<Owner> [|Owner|] => default;") + " public class Owner;");

    [Fact]
    public void METL026_two_columns_of_one_name() => Expected.Error("METL026",
        "'R.Other' is a second column \"name\" of table \"r\"; rename one with [Column(\"...\")]",
        Row("", """[PrimaryKey] public int Id => source.Key; public string? Name => source.Name; [Column("name")] public string? [|Other|] => source.Name;"""));

    [Fact]
    public void METL031_keep_for_a_serial_key() => Expected.Error("METL031",
        "[OnUnresolved(UnresolvedRule.Keep)] of 'R.Owner' is only for keys that are pure functions of the source id, without a foreign key: 'Person' has a serial key",
        Row("", "[PrimaryKey] public int Id => source.Key; [OnUnresolved(UnresolvedRule.Keep)] public Reference<Person> [|Owner|] => default;"));

    [Fact]
    public void METL032_no_key() => Expected.Error("METL032",
        "'R' has neither [PrimaryKey] nor [MergeKey], so a repeat cannot find its rows; mark the columns that identify a row",
        Row("", "public string? Name => source.Name;", mark: true));

    [Fact]
    public void METL033_a_shared_class_without_a_document() => Expected.Error("METL033",
        "[PerDocument] class 'Facts' takes no document; write 'class Facts(X source)', where X is a [Collection] class",
        "[PerDocument] public class [|Facts|] { public virtual int A => 1; }" + Expected.Person);

    [Fact]
    public void METL033_a_shared_property_that_is_not_virtual() => Expected.Error("METL033",
        "[PerDocument] class 'Facts' has a property 'A' that is not virtual, so it cannot be evaluated once a document; write 'virtual' before its type",
        "[PerDocument] public class Facts(Person source) { public int? [|A|] => source.Age; }" + Expected.Person);

    [Fact]
    public void METL033_a_count_of_what_is_no_bool() => Expected.Error("METL033",
        "[PerDocument] class 'Facts' counts 'A', which is no bool; make it one, or remove [Counted]",
        """[PerDocument] public class Facts(Person source) { [Counted("a")] public virtual int? [|A|] => source.Age; }""" + Expected.Person);

    [Fact]
    public void METL034_a_rule_of_references_elsewhere() => Expected.Error("METL034",
        "[OnUnresolved] of 'R.Age' is for columns of type Reference<T>",
        Row("", "[PrimaryKey] public int Id => source.Key; [OnUnresolved(UnresolvedRule.SkipRow)] public int? [|Age|] => source.Age;"));

    [Fact]
    public void METL034_null_included_in_a_rule_without_a_value() => Expected.Error("METL034",
        "[OnUnresolved] of 'R.Owner' includes null, which needs a value to take its place, as in [OnUnresolved(0, IncludingNull = true)]",
        Row("", """
            [PrimaryKey] public int Id => source.Key;
            [OnUnresolved(UnresolvedRule.Null, IncludingNull = true)] public Reference<Person> [|Owner|] => default;
            """));

    [Fact]
    public void METL038_a_reference_by_text_to_a_class_that_has_none() => Expected.Error("METL038",
        "'R.Owner' finds 'Person' by a text, but 'Person' has no [AlternateKey]; mark the property of 'Person' that holds this text",
        Row("", "[PrimaryKey] public int Id => source.Key; public Reference<Person> [|Owner|] => Reference<Person>.By(source.Name);"));

    /// <summary>A row class R over Person.</summary>
    private static string Row(string attribute, string members, bool mark = false) =>
        $$"""{{attribute}} [PostgresTable("r")] public sealed partial class {{(mark ? "[|R|]" : "R")}}(Person source) : IRow<Person> { {{members}} }""" + Expected.Person;
}
