namespace MongoEtl.Generators.Model;

/// <summary>One derived table.</summary>
/// <param name="Row">Its table, as that of a row class without a document.</param>
/// <param name="Query">The query.</param>
/// <param name="ResultTypes">The PostgreSQL type of each column in the query's result, in their order.</param>
/// <param name="Modifiers">Of each column's property, in their order.</param>
/// <param name="SourceHash">Digest of the class's text.</param>
internal sealed record DerivedModel(
    RowModel Row, string Query, EquatableArray<string> ResultTypes, EquatableArray<string> Modifiers, string SourceHash);
