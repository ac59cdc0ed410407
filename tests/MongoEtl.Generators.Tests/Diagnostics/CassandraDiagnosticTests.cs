namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with a row class of a Cassandra table; each test is named for the diagnostic.</summary>
public sealed class CassandraDiagnosticTests
{
    private const string Key = "[PartitionKey] public int Id => source.Key;";

    [Fact]
    public void METL016_a_key_that_two_documents_can_share() => Expected.Error("METL016",
        "Two documents of 'Person' can give one row of 'R', because its key (Name, Age) does not follow from the source id; add [Newest(nameof(...))] to say which is kept, or put the id or key of the document into the key",
        Row("""[PartitionKey] public string Name => source.Name ?? "none"; [ClusteringKey] public int Age => source.Age ?? 0;""", mark: true));

    [Fact]
    public void METL019_a_type_that_CQL_has_none_for() => Expected.Error("METL019",
        "'R.Site' is of type 'System.Uri?', which has no CQL type here; use a scalar, an enum, Reference<T>, RawBson, or a list, set or map of scalars, or make the property private if it is no column",
        Row(Key + "public Uri? [|Site|] => null;"));

    [Fact]
    public void METL019_a_list_whose_elements_can_be_null() => Expected.Error("METL019",
        "'R.Tags' is of type 'System.Collections.Generic.IReadOnlyList<string?>?', which has no CQL type here; use a scalar, an enum, Reference<T>, RawBson, or a list, set or map of scalars, or make the property private if it is no column",
        Row(Key + "public IReadOnlyList<string?>? [|Tags|] => null;"));

    [Fact]
    public void METL019_a_map_in_a_PostgreSQL_table() => Expected.Error("METL019",
        "'R.Map' is of type 'System.Collections.Generic.Dictionary<string, int>?', which has no PostgreSQL type here; use a scalar, an enum, Reference<T>, RawBson or a list of scalars, or make the property private if it is no column",
        """[PostgresTable("r")] public sealed partial class R(Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; public Dictionary<string, int>? [|Map|] => null; }""" + Expected.Person);

    [Theory]
    [InlineData("bigint", "string?", "source.Name", "text or ascii")]
    [InlineData("frozen<set<text>>", "IReadOnlyList<int>?", "null", "frozen<list<int>> or list<int> or frozen<set<int>>")]
    [InlineData("list<text>", "IReadOnlySet<string>?", "null", "frozen<set<text>> or set<text>")]
    [InlineData("map<text, int>", "Dictionary<int, int>?", "null", "frozen<map<int, int>> or map<int, int>")]
    public void METL020_a_type_that_cannot_hold_the_property(string type, string property, string body, string holders) => Expected.Error("METL020",
        $"Column type '{type}' cannot hold 'R.C' of type '{property}'; use {holders}",
        Row($"{Key} [Column(Type = \"{type}\")] public {property} [|C|] => {body};"));

    [Theory]
    [InlineData("counter")]
    [InlineData("duration")]
    [InlineData("frozen<text>")]
    [InlineData("map<text>")]
    [InlineData("list<list<text>>")]
    public void METL021_a_type_that_is_not_known(string type) => Expected.Error("METL021",
        $"'{type}' of 'R.C' is no column type known here; use tinyint, smallint, int, bigint, varint, float, double, decimal, boolean, text, ascii, timestamp, date, time, uuid, timeuuid, blob, inet, list<T>, set<T>, map<K, V>, or a frozen<...> one of these three",
        Row($"{Key} [Column(Type = \"{type}\")] public long [|C|] => 1;"));

    [Fact]
    public void METL023_a_key_that_can_be_null() => Expected.Error("METL023",
        "'R.Name' belongs to the clustering key but can be null; declare it not null",
        Row(Key + "[ClusteringKey] public string? [|Name|] => source.Name;"));

    [Fact]
    public void METL023_a_reference_in_the_key_that_may_find_nothing() => Expected.Error("METL023",
        "'R.Boss' belongs to the partition key but can be null; say with [OnUnresolved(UnresolvedRule.SkipRow)] or another rule what an unresolved reference does",
        Row("[PartitionKey] public Reference<Person> [|Boss|] => Reference<Person>.To(source.Id);"));

    [Fact]
    public void METL027_two_writers_of_one_table() => Expected.Error("METL027",
        "'A' and 'B' both write table \"r\"; a table has one writer, so give one of them another table",
        $$"""
        [CassandraTable("r")] public sealed partial class A(Person source) : IRow<Person> { {{Key}} }
        [CassandraTable("r")] public sealed partial class [|B|](Person source) : IRow<Person> { {{Key}} }
        """ + Expected.Person);

    [Fact]
    public void METL024_a_foreign_key_leads_to_no_Cassandra_table() => Expected.Error("METL024",
        "'RoomRow.Owner' refers to 'Owner', which feeds no PostgreSQL table, so no foreign key can lead to it; remove [ForeignKey], or write a row class for it",
        """
        [Collection("owner")] public sealed partial class Owner { [Id] public partial SourceId Id { get; } [SerialKey] public partial int Key { get; } }
        [CassandraTable("owner")] public sealed partial class OwnerRow(Owner source) : IRow<Owner> { [PartitionKey] public int Id => source.Key; }
        [Collection("room")] public sealed partial class Room { [Id] public partial SourceId Id { get; } public partial Reference<Owner> Owner { get; } }
        [PostgresTable("room")] public sealed partial class RoomRow(Room source) : IRow<Room>
        {
            [PrimaryKey] public string Id => source.Id.ToString();
            [ForeignKey] public Reference<Owner> [|Owner|] => source.Owner;
        }
        """);

    [Fact]
    public void METL039_no_partition_key() => Expected.Error("METL039",
        "'R' has no [PartitionKey], so nothing says which nodes hold its rows; mark the columns by which rows are looked up",
        Row("[ClusteringKey] public int Id => source.Key;", mark: true));

    [Fact]
    public void METL040_a_gap_in_the_clustering_key() => Expected.Error("METL040",
        "'R.Age' has place 2, but the place before it is missing; number the columns of the clustering key [ClusteringKey(0)], [ClusteringKey(1)] and so on",
        Row(Key + """[ClusteringKey] public string Name => source.Name ?? ""; [ClusteringKey(2)] public int [|Age|] => source.Age ?? 0;"""));

    [Fact]
    public void METL040_two_columns_at_one_place_of_the_partition_key() => Expected.Error("METL040",
        "'R.Age' has the same place as 'Id'; number the columns of the partition key [PartitionKey], [PartitionKey(Order = 1)] and so on",
        Row(Key + "[PartitionKey] public int [|Age|] => source.Age ?? 0;"));

    [Fact]
    public void METL040_a_column_of_both_keys() => Expected.Error("METL040",
        "'R.Id' is in the partition key and in the clustering key; keep one of the two words",
        Row("[PartitionKey, ClusteringKey] public int [|Id|] => source.Key;"));

    [Fact]
    public void METL041_a_collection_in_the_key() => Expected.Error("METL041",
        "'R.Tags' belongs to the clustering key, but a column of type 'frozen<list<text>>' cannot; use a scalar, or a row per element with [RowPerElement(nameof(...))]",
        Row(Key + "[ClusteringKey] public string[] [|Tags|] => [];"));

    [Theory]
    [InlineData("PrimaryKey", "mark the key's columns with [PartitionKey] and [ClusteringKey]")]
    [InlineData("MergeKey", "mark the key's columns with [PartitionKey] and [ClusteringKey]")]
    [InlineData("Unique", "to find rows by another column write a row class of its own, with that column as its key")]
    [InlineData("Index", "to find rows by another column write a row class of its own, with that column as its key")]
    public void METL042_a_word_of_PostgreSQL_on_a_column(string word, string advice) => Expected.Error("METL042",
        $"[{word}] of 'R.Age' is a word of PostgreSQL tables; {advice}",
        Row($"{Key} [{word}] public int [|Age|] => source.Age ?? 0;"));

    [Fact]
    public void METL042_a_foreign_key() => Expected.Error("METL042",
        "[ForeignKey] of 'R.Boss' is a word of PostgreSQL tables; remove it",
        Row(Key + "[ForeignKey] public Reference<Person> [|Boss|] => Reference<Person>.To(source.Id);"));

    [Fact]
    public void METL042_a_default() => Expected.Error("METL042",
        "[Column(Default = ...)] of 'R.Age' is a word of PostgreSQL tables; give the value in the property's body",
        Row(Key + "[Column(Default = \"0\")] public int? [|Age|] => source.Age;"));

    [Fact]
    public void METL042_a_word_of_PostgreSQL_on_the_class() => Expected.Error("METL042",
        "[DatabaseValue] of 'R' is a word of PostgreSQL tables; remove it",
        Row(Key, attribute: "[[|DatabaseValue(\"a\", \"int\")|]]"));

    [Fact]
    public void METL042_adopted_keys() => Expected.Error("METL042",
        "[AdoptKeys] of 'R' is a word of PostgreSQL tables; put it on the PostgreSQL row of the document",
        Row(Key, attribute: "[[|AdoptKeys(\"Id\")|]]"));

    [Fact]
    public void METL042_a_word_of_Cassandra_on_a_PostgreSQL_row() => Expected.Error("METL042",
        "[PartitionKey] of 'R.Age' is a word of Cassandra tables; mark the key's columns with [PrimaryKey]",
        """[PostgresTable("r")] public sealed partial class R(Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; [PartitionKey] public int [|Age|] => source.Age ?? 0; }"""
        + Expected.Person);

    [Theory]
    [InlineData("my-table")]
    [InlineData("")]
    [InlineData("a234567890123456789012345678901234567890123456789")]
    public void METL043_a_name_that_no_table_has(string name) => Expected.Error("METL043",
        $"Table \"{name}\" of 'R' is no name that CQL takes; use 1 to 48 letters, digits and underscores",
        $$"""[[|CassandraTable("{{name}}")|]] public sealed partial class R(Person source) : IRow<Person> { {{Key}} }""" + Expected.Person);

    [Fact]
    public void METL043_a_name_that_no_column_has() => Expected.Error("METL043",
        "Column \"full name\" of 'R.Name' is no name that CQL takes; use letters, digits and underscores",
        Row(Key + "[Column(\"full name\")] public string? [|Name|] => source.Name;"));

    [Fact]
    public void METL044_one_class_for_two_stores() => Expected.Error("METL044",
        "'R' has both [PostgresTable] and [CassandraTable]; write one class for each store, with an abstract partial base for the columns they share",
        """[PostgresTable("r"), CassandraTable("r")] public sealed partial class [|R|](Person source) : IRow<Person> { [PrimaryKey] public int Id => source.Key; }""" + Expected.Person);

    [Theory]
    [InlineData("int? {0} => source.Age", "", "is for texts; write the property as a string")]
    [InlineData("string? {0} => source.Name", ", Scope = \"Room\"",
        "names 'Room' as Scope, and 'R' has no such column; name a property of the class with nameof(...)")]
    [InlineData("string? {0} => source.Name", ", Scope = \"Id\"",
        "names 'Id' as Scope, whose column is no UUID; name the one that the keys are made of")]
    public void METL052_a_column_or_a_scope_that_does_not_fit(string property, string scope, string problem) => Expected.Error("METL052",
        $"[Encrypted] of 'R.Text' {problem}",
        Row($"{Key} [[|Encrypted(typeof(IPlaintextComparer){scope})|]] public {string.Format(property, "Text")};"));

    [Fact]
    public void METL052_a_service_that_compares_nothing() => Expected.Error("METL052",
        "[Encrypted] of 'R.Text' names 'Person', which is no IPlaintextComparer; name the service that compares the texts",
        Row(Key + "[[|Encrypted(typeof(Person))|]] public string? Text => source.Name;"));

    [Fact]
    public void METL052_an_encrypted_key() => Expected.Error("METL052",
        "[Encrypted] of 'R.Text' stands on a key, by which rows are found; a key cannot be stored in two ways",
        Row(Key + "[ClusteringKey, [|Encrypted(typeof(IPlaintextComparer))|]] public string Text => source.Name ?? \"\";"));

    /// <summary>A row class R of a Cassandra table over Person.</summary>
    private static string Row(string members, bool mark = false, string attribute = "") =>
        $$"""{{attribute}} [CassandraTable("r")] public sealed partial class {{(mark ? "[|R|]" : "R")}}(Person source) : IRow<Person> { {{members}} }""" + Expected.Person;
}
