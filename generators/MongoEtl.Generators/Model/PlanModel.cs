namespace MongoEtl.Generators.Model;

/// <summary>The whole plan.</summary>
internal sealed record PlanModel(EquatableArray<PlanEntity> Entities, EquatableArray<EnumModel> Enums, EquatableArray<PlanTarget> Targets);
