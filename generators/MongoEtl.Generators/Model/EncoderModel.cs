namespace MongoEtl.Generators.Model;

/// <summary>An entity, its tables in the plan's order, and the <c>[PerDocument]</c> classes over its document.</summary>
internal sealed record EncoderModel(EntityModel Entity, EquatableArray<TableSummary> Tables, EquatableArray<SharedModel> Shared);
