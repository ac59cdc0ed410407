namespace MongoEtl.Cli;

/// <summary>Options of <c>status</c>: how to reach the database.</summary>
internal sealed class StatusOptions : TargetOptions;
