namespace MongoEtl.Runtime;

/// <summary>Another process runs the plan. The message says which: host, process id, since when.</summary>
public sealed class PlanHeldException(string message) : Exception(message);
