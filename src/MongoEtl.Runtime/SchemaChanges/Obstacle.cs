using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>What stands in the way of rows and is no difference that a statement could make good.</summary>
/// <param name="Table">The table that it concerns.</param>
/// <param name="Text">What it is, and what to do.</param>
/// <param name="IsNoTable">Whether something else has the table's name, so that the table cannot be made.</param>
internal sealed record Obstacle(TableId Table, string Text, bool IsNoTable = false);
