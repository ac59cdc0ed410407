namespace MongoEtl.Generators.Model;

/// <summary>A table of an entity and its foreign keys.</summary>
internal sealed record PlanTable(TableSummary Table, EquatableArray<PlanForeignKey> ForeignKeys);
