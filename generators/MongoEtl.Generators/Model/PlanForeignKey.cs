namespace MongoEtl.Generators.Model;

/// <summary>A foreign key whose parent is found.</summary>
internal sealed record PlanForeignKey(ReferenceSummary Reference, int ParentEntity, int ParentTable, string ParentSchema, string ParentName, string ParentColumn);
