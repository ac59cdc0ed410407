namespace MongoEtl.Generators.Model;

/// <summary>An entity and its tables, in the plan's order.</summary>
internal sealed record EncoderModel(EntityModel Entity, EquatableArray<TableSummary> Tables);
