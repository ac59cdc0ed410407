namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What a lock file holds: a schema, or why there is none.</summary>
internal sealed record LockContent(Schema? Schema, LockFault? Fault);
