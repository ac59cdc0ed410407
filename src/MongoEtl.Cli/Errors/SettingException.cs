namespace MongoEtl.Cli;

/// <summary>A setting is absent or wrong. Ends the program with <see cref="ExitCode.BadUsage"/> and its message, which says in one line what is wrong and
/// what to write, and repeats no secret. Services throw it while they are made; see <see cref="ProjectSettings.Wrong"/>.</summary>
public sealed class SettingException(string message, Exception? inner = null) : Exception(message, inner);
