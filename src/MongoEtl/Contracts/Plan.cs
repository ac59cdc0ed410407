namespace MongoEtl;

/// <summary>Everything a program migrates, made at compile time: the generated <c>MigrationPlan.Create()</c> of a schema project returns it.</summary>
/// <param name="Name">The plan's name: the schema project's assembly name. State is kept, and the run lock taken, under it.</param>
/// <param name="Entities">In load order: sorted by <see cref="EntityPlan.Wave"/>, then by name. An entity's place here is its ordinal.</param>
/// <param name="Enums">PostgreSQL enum types that columns use, created before the tables.</param>
/// <param name="KeyTargets">What references can point at; <see cref="IKeyResolver"/> is asked by the ordinal in this list.</param>
public sealed record Plan(
    string Name,
    IReadOnlyList<EntityPlan> Entities,
    IReadOnlyList<EnumPlan> Enums,
    IReadOnlyList<KeyTargetPlan> KeyTargets)
{
    /// <summary>Tables made of others, by name.</summary>
    public IReadOnlyList<DerivedPlan> Derived { get; init; } = [];

    /// <summary>The schema of both stores and its changes; null where nothing was generated, as in a plan written by hand.</summary>
    public SchemaPlan? Schema { get; init; }
}
