namespace MongoEtl.Cli;

/// <summary>A verb cannot do what was asked, for a reason that its message tells people. Ends the program with
/// <see cref="ExitCode.Failed"/>.</summary>
internal sealed class VerbFailedException(string message, Exception? inner = null) : Exception(message, inner);
