namespace MongoEtl;

/// <summary>One change of a schema and the statements that make it.</summary>
/// <param name="IsCassandra">True for a Cassandra table's.</param>
/// <param name="Description">What it does, for people.</param>
/// <param name="Hazard">Id of the diagnostic that tells of it.</param>
/// <param name="Statements">SQL or CQL in order, each one transaction; empty where nothing can be stated for it.</param>
public sealed record SchemaChangePlan(bool IsCassandra, string Description, string Hazard, IReadOnlyList<string> Statements);
