using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A change and what makes it, in order.</summary>
internal sealed record SchemaStep(SchemaChange Change, EquatableArray<SchemaStatement> Statements);
