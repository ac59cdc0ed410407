using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What the classes ask for, against what was accepted.</summary>
/// <param name="Schema">The classes' schema.</param>
/// <param name="HasLock">Whether there is a lock file.</param>
/// <param name="Fault">Why the lock cannot be read.</param>
/// <param name="Changes">What leads from the lock to the classes.</param>
internal sealed record SchemaDiffModel(Schema Schema, bool HasLock, LockFault? Fault, EquatableArray<SchemaChange> Changes);
