namespace MongoEtl;

/// <summary>An index or key of a table, built after the data.</summary>
/// <param name="Name">Its name, unquoted, unique in the schema and the same in every build.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Columns">Column names in order.</param>
/// <param name="CreateStatement">What builds it: <c>ALTER TABLE ... ADD CONSTRAINT ... PRIMARY KEY</c> or <c>CREATE [UNIQUE] INDEX</c>.</param>
public sealed record IndexPlan(string Name, IndexKind Kind, IReadOnlyList<string> Columns, string CreateStatement);
