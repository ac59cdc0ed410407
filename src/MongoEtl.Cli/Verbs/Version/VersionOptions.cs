namespace MongoEtl.Cli;

/// <summary><c>version</c> has no options.</summary>
internal sealed class VersionOptions : VerbOptions;
