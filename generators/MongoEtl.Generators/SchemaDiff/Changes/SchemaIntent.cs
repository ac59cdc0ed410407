namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A stated intent.</summary>
/// <param name="Kind">What it states.</param>
/// <param name="Table">The table, as the classes name it; of an enum's label a name without a schema, the enum's.</param>
/// <param name="Name">The column or label that it is about; empty for a table's own.</param>
/// <param name="Value">The former name, or the SQL.</param>
/// <param name="Schema">The former schema of a table that was renamed.</param>
internal sealed record SchemaIntent(IntentKind Kind, TableId Table, string Name, string Value = "", string Schema = "");
