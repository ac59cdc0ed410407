namespace MongoEtl.Cli;

/// <summary>Something about a plan that may surprise.</summary>
/// <param name="Where">Entity, table or column.</param>
/// <param name="What">What happens.</param>
internal sealed record PlanHazard(string Where, string What);
