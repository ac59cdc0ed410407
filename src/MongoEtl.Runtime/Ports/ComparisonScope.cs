namespace MongoEtl.Runtime;

/// <summary>What is compared.</summary>
/// <param name="Entities">The entities whose tables are, in load order.</param>
/// <param name="IsSample">True when only some documents' rows are expected: then no row is extra.</param>
/// <param name="MostFindings">Most rows that are named of each table.</param>
/// <param name="Services">Where services that compare encrypted columns are asked for.</param>
public sealed record ComparisonScope(IReadOnlyList<EntityPlan> Entities, bool IsSample, int MostFindings, IServiceProvider Services);
