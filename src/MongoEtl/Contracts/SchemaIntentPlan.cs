namespace MongoEtl;

/// <summary>What an attribute states about a change, as plain data.</summary>
/// <param name="Kind">What it states: the name of a word such as <c>RenamedColumn</c>.</param>
/// <param name="IsCassandra">True for a Cassandra table's.</param>
/// <param name="Schema">The PostgreSQL table's schema, or empty.</param>
/// <param name="Table">The table, or the enum type.</param>
/// <param name="Name">The column or label that it is about, or empty.</param>
/// <param name="Value">The former name, or SQL.</param>
/// <param name="FormerSchema">The former schema of a renamed table, or empty.</param>
public sealed record SchemaIntentPlan(string Kind, bool IsCassandra, string Schema, string Table, string Name, string Value, string FormerSchema);
