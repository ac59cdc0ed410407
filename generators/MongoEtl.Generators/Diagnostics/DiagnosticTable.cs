using Microsoft.CodeAnalysis;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator. An id is never reused or given another meaning.</summary>
internal static class DiagnosticTable
{
    private const string Pages = "https://github.com/mongoetl/mongoetl";
    private const string General = "MongoEtl";
    private const string Documents = "MongoEtl.Documents";
    private const string Rows = "MongoEtl.Rows";
    private const string Tables = "MongoEtl.Tables";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = [];

    public static readonly DiagnosticDescriptor Unexpected = Error(1, General, "The generator failed",
        "Nothing was generated for '{0}' because the generator failed: {1}. Please report this with the class that causes it");

    public static readonly DiagnosticDescriptor NotPartial = Error(2, General, "A class or property must be partial",
        "'{0}' must be partial, because its other half is generated; write 'partial' before {1}");

    public static readonly DiagnosticDescriptor MissingId = Error(3, Documents, "A document class has no [Id]",
        "'{0}' has no [Id] property; add '[Id] public partial SourceId Id {{ get; }}'");

    public static readonly DiagnosticDescriptor SeveralIds = Error(4, Documents, "A document class has several [Id]s",
        "'{0}' is a second [Id] of '{1}'; a document has one '_id', so remove the attribute from one of them");

    public static readonly DiagnosticDescriptor SeveralKeys = Error(5, Documents, "A document class has several keys",
        "'{0}' is a second key of '{1}'; keep one of [SerialKey], [Uuid5Key] and [TimeUuidKey]");

    public static readonly DiagnosticDescriptor SeveralAlternateKeys = Error(6, Documents, "A document class has several alternate keys",
        "'{0}' is a second [AlternateKey] of '{1}'; references find a document by one text, so remove one");

    public static readonly DiagnosticDescriptor UnsupportedProperty = Error(7, Documents, "A property type that a view cannot read",
        "'{0}.{1}' is of type '{2}', which no element can be read as; use a scalar, an enum, SourceId, Reference<T>, a [Document] class, DocumentList<T>, ScalarList<T> or RawBson");

    public static readonly DiagnosticDescriptor WrongKeyType = Error(8, Documents, "A key property is of the wrong type",
        "'{0}.{1}' carries [{2}] and must be of type '{3}', not '{4}'");

    public static readonly DiagnosticDescriptor InvalidFilter = Error(9, Documents, "A filter is invalid",
        "The filter of '{0}' is invalid: {1}");

    public static readonly DiagnosticDescriptor WrongMismatchConstant = Error(10, Documents, "[OnMismatch] does not fit the property",
        "[OnMismatch] of '{0}.{1}' does not fit a property of type '{2}': {3}");

    public static readonly DiagnosticDescriptor AmbiguousText = Error(11, Documents, "A text means two enum members",
        "The text \"{0}\" means both '{1}' and '{2}' of '{3}'; remove it from one of them");

    public static readonly DiagnosticDescriptor WrongWhen = Error(12, General, "[When] names no bool property",
        "[When] of '{0}' names '{1}', which is no bool property of {2}");

    public static readonly DiagnosticDescriptor WrongRowPerElement = Error(13, Rows, "[RowPerElement] does not fit",
        "[RowPerElement] of '{0}' names '{1}': {2}");

    public static readonly DiagnosticDescriptor WrongNewest = Error(14, Rows, "[Newest] does not fit",
        "[Newest] of '{0}' names '{1}': {2}");

    public static readonly DiagnosticDescriptor WrongAdoptKeys = Error(15, Rows, "[AdoptKeys] does not fit",
        "[AdoptKeys] of '{0}' names '{1}': {2}");

    public static readonly DiagnosticDescriptor MissingNewest = Error(16, Rows, "The key does not follow from the source id",
        "Two documents of '{1}' can give one row of '{0}', because its key ({2}) does not follow from the source id; add [Newest(nameof(...))] to say which is kept, or put the id or key of the document into the key");

    public static readonly DiagnosticDescriptor RowState = Error(17, Rows, "A row class holds state",
        "'{0}.{1}' is {2}; the view under a row moves on, so compute the value in a property body such as 'public string? Name => source.Name;'");

    public static readonly DiagnosticDescriptor NoDocument = Error(18, Rows, "A row class takes no document",
        "'{0}' must take its document in its primary constructor and name it: 'class {0}({1} source) : IRow<{1}>', where {1} is a [Collection] class");

    public static readonly DiagnosticDescriptor UnsupportedColumn = Error(19, Rows, "A property type that no column takes",
        "'{0}.{1}' is of type '{2}', which has no {3} type here; use {4}, or make the property private if it is no column");

    public static readonly DiagnosticDescriptor ColumnCannotHold = Error(20, Rows, "A column type cannot hold the property",
        "Column type '{2}' cannot hold '{0}.{1}' of type '{3}'; use {4}");

    public static readonly DiagnosticDescriptor UnknownColumnType = Error(21, Rows, "An unknown column type",
        "'{2}' of '{0}.{1}' is no column type known here; use {3}");

    public static readonly DiagnosticDescriptor NullIntoNotNull = Error(22, Rows, "A null goes into a NOT NULL column",
        "'{0}.{1}' is declared not null, but its body can give null; declare it '{2}?', or end the body with '?? value'");

    public static readonly DiagnosticDescriptor NullableKey = Error(23, Rows, "A key column can be null",
        "'{0}.{1}' belongs to the {2} but can be null; {3}");

    public static readonly DiagnosticDescriptor NoParentTable = Error(24, Tables, "A reference to a class without a table",
        "'{0}.{1}' refers to '{2}', which {3}");

    public static readonly DiagnosticDescriptor NoCollection = Error(25, Rows, "A reference to a class that has no key",
        "'{0}.{1}' refers to '{2}', which is no [Collection] class and so has no key; refer to the class of the collection");

    public static readonly DiagnosticDescriptor DuplicateColumn = Error(26, Tables, "Two columns of one name",
        "'{0}.{1}' is a second column \"{2}\" of table \"{3}\"; rename one with [Column(\"...\")]");

    public static readonly DiagnosticDescriptor TwoWriters = Error(27, Tables, "Two row classes write one table",
        "'{0}' and '{1}' both write table \"{2}\"; a table has one writer, so give one of them another table");

    public static readonly DiagnosticDescriptor DuplicateEntity = Error(28, Tables, "Two entities of one name",
        "'{0}' and '{1}' both give the entity name \"{2}\", by which command lines and state know it; rename one class");

    public static readonly DiagnosticDescriptor AmbiguousForeignKey = Error(29, Tables, "[ForeignKey] is ambiguous",
        "'{0}.{1}' refers to '{2}', which feeds several tables ({3}); say which with [ForeignKey(typeof(...))]");

    public static readonly DiagnosticDescriptor NoParentKey = Error(30, Tables, "[ForeignKey] to a table without a fitting primary key",
        "'{0}.{1}' refers to table \"{2}\", {3}");

    public static readonly DiagnosticDescriptor WrongKeep = Error(31, Rows, "Keep does not fit the reference",
        "[OnUnresolved(UnresolvedRule.Keep)] of '{0}.{1}' is only for keys that are pure functions of the source id, without a foreign key: {2}");

    public static readonly DiagnosticDescriptor NoRowKey = Error(32, Rows, "A row class has no key",
        "'{0}' has neither [PrimaryKey] nor [MergeKey], so a repeat cannot find its rows; mark the columns that identify a row");

    public static readonly DiagnosticDescriptor WrongPerDocument = Error(33, Rows, "[PerDocument] does not fit",
        "[PerDocument] class '{0}' {1}");

    public static readonly DiagnosticDescriptor WrongOnUnresolved = Error(34, Rows, "[OnUnresolved] or [ForeignKey] does not fit",
        "[{2}] of '{0}.{1}' {3}");

    public static readonly DiagnosticDescriptor DuplicateEnum = Error(35, Tables, "Two enums of one PostgreSQL name",
        "'{0}' and '{1}' both become the PostgreSQL type \"{2}\"; name one with [PostgresEnum(\"...\")]");

    public static readonly DiagnosticDescriptor InvalidNamespace = Error(36, Documents, "The namespace of a UUID key is no UUID",
        "[Uuid5Key] of '{0}.{1}' names the namespace \"{2}\", which is no UUID; write 32 hex digits as 6ba7b812-9dad-11d1-80b4-00c04fd430c8");

    public static readonly DiagnosticDescriptor GenericClass = Error(37, General, "A generic class",
        "'{0}' is generic; document and row classes are not, only their abstract bases may be");

    public static readonly DiagnosticDescriptor NoAlternateKey = Error(38, Rows, "A reference by text to a class without [AlternateKey]",
        "'{0}.{1}' finds '{2}' by a text, but '{2}' has no [AlternateKey]; mark the property of '{2}' that holds this text");

    public static readonly DiagnosticDescriptor NoPartitionKey = Error(39, Rows, "A Cassandra row class has no partition key",
        "'{0}' has no [PartitionKey], so nothing says which nodes hold its rows; mark the columns by which rows are looked up");

    public static readonly DiagnosticDescriptor WrongKeyOrder = Error(40, Rows, "The columns of a Cassandra key have no order",
        "'{0}.{1}' {2}");

    public static readonly DiagnosticDescriptor WrongKeyColumn = Error(41, Rows, "A type that no Cassandra key takes",
        "'{0}.{1}' belongs to the {2}, but a column of type '{3}' cannot; use a scalar, "
        + "or a row per element with [RowPerElement(nameof(...))]");

    public static readonly DiagnosticDescriptor ForeignWord = Error(42, Rows, "A word of the other store",
        "[{0}] of '{1}' is a word of {2} tables; {3}");

    public static readonly DiagnosticDescriptor IllegalCqlName = Error(43, Tables, "A name that CQL does not take",
        "{0} is no name that CQL takes; use {1}");

    public static readonly DiagnosticDescriptor TwoStores = Error(44, Rows, "One row class for two stores",
        "'{0}' has both [PostgresTable] and [CassandraTable]; write one class for each store, "
        + "with an abstract partial base for the columns they share");

    public static readonly DiagnosticDescriptor DuplicateName = Error(45, Tables, "Two tables or indexes of one name",
        "'{0}' and '{1}' would both give schema \"{2}\" a table or index named \"{3}\"; rename a table, or a column with [Column(\"...\")]");

    public static readonly DiagnosticDescriptor WrongStage = Error(46, Rows, "[Stage] does not fit",
        "[Stage] of '{0}' {1}");

    public static readonly DiagnosticDescriptor NoStageColumn = Error(47, Rows, "[Stage] names no column",
        "[Stage] of '{0}' names '{2}' as {1}, and '{0}' has no such column; name a public property of the class with nameof(...)");

    public static readonly DiagnosticDescriptor DuplicateStage = Error(48, Tables, "Two stage tables of one name",
        "'{0}' and '{1}' are both staged as \"{2}\"; give one of them another name with [Stage(\"...\")]");

    public static readonly DiagnosticDescriptor NoQuery = Error(49, Rows, "A derived table has no query",
        "'{0}' has no query; write [Derived(Query = \"SELECT ...\")] with a column for each property");

    public static readonly DiagnosticDescriptor WrongDerived = Error(50, Rows, "[Derived] does not fit",
        "[Derived] class '{0}' {1}");

    public static readonly DiagnosticDescriptor WrongDerivedProperty = Error(51, Rows, "A derived table's property is not generated",
        "'{0}.{1}' must be partial and without a setter, because the query gives its value; write 'public partial {2} {1} {{ get; }}'");

    public static readonly DiagnosticDescriptor WrongEncrypted = Error(52, Rows, "[Encrypted] does not fit",
        "[Encrypted] of '{0}.{1}' {2}");

    public static DiagnosticDescriptor Find(string id) => ById.TryGetValue(id, out var own) ? own : SchemaDiagnostics.Find(id);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    private static DiagnosticDescriptor Error(int number, string category, string title, string message)
    {
        var id = $"METL{number:000}";
        var descriptor = new DiagnosticDescriptor(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true,
            helpLinkUri: $"{Pages}#{id.ToLowerInvariant()}");
        ById.Add(id, descriptor);
        return descriptor;
    }
}
