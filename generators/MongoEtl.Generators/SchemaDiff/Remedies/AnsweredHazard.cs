using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A hazard with its answers; none where only a person can find one.</summary>
internal sealed record AnsweredHazard(Hazard Hazard, EquatableArray<Remedy> Remedies);
