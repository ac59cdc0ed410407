namespace MongoEtl.Runtime;

/// <summary>A checkpoint is not where this worker left it: another process writes the same plan. The worker must stop.</summary>
public sealed class CheckpointMovedException(string message) : TargetException(message);
