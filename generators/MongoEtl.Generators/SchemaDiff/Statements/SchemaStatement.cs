namespace MongoEtl.Generators.SchemaDiff;

/// <summary>SQL that is one transaction, statements with semicolons between; or one statement of CQL.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsAlone">Whether the server refuses it in a transaction with others.</param>
/// <param name="Undo">What takes away that which it leaves behind when it fails, or empty.</param>
internal sealed record SchemaStatement(string Text, bool IsAlone = false, string Undo = "");
