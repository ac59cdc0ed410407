namespace MongoEtl.Generators.Model;

/// <summary>What makes the key of an entity's documents; members as in the runtime's enum of that name.</summary>
internal enum KeyKind
{
    SourceId,
    Serial,
    Uuid5,
    TimeUuid,
}
