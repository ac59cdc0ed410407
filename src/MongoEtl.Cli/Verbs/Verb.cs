namespace MongoEtl.Cli;

/// <summary>Something the program does.</summary>
internal abstract class Verb
{
    /// <summary>What one types; two words where a verb has kinds.</summary>
    public abstract string Name { get; }

    /// <summary>Its manual page. Made when asked for: at other times nobody pays for it.</summary>
    public abstract ManualPage Manual { get; }

    /// <summary>Reads what follows the verb and does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The options or settings are wrong.</exception>
    public abstract Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation);
}
