namespace MongoEtl.Runtime.Tests;

/// <summary>Stands for SIGKILL: nothing after it has any effect on the stores.</summary>
internal sealed class KilledException() : Exception("killed");
