namespace MongoEtl.Generators.Parsing;

/// <summary>Full names of the runtime types that the generator looks for.</summary>
internal static class KnownNames
{
    public const string Collection = "MongoEtl.CollectionAttribute";
    public const string Document = "MongoEtl.DocumentAttribute";
    public const string PostgresTable = "MongoEtl.PostgresTableAttribute";
    public const string CassandraTable = "MongoEtl.CassandraTableAttribute";
    public const string Stage = "MongoEtl.StageAttribute";
    public const string Derived = "MongoEtl.DerivedAttribute";
    public const string PerDocument = "MongoEtl.PerDocumentAttribute";
    public const string Row = "MongoEtl.IRow<TDocument>";
    public const string Reference = "MongoEtl.Reference<T>";
    public const string DocumentList = "MongoEtl.DocumentList<T>";
    public const string ScalarList = "MongoEtl.ScalarList<T>";
    public const string ReadOnlyList = "System.Collections.Generic.IReadOnlyList<T>";
    public const string ReadOnlySet = "System.Collections.Generic.IReadOnlySet<T>";
    public const string ReadOnlyDictionary = "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>";
    public const string Element = "MongoEtl.Element<T>";
}
