namespace MongoEtl.Cli;

/// <summary>The command line or the settings are wrong. Ends the program with <see cref="ExitCode.BadUsage"/>; nothing was read or
/// written.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(IReadOnlyList<string> problems, string? verb = null)
        : base(string.Join(Environment.NewLine, problems))
    {
        Problems = problems;
        Verb = verb;
    }

    public UsageException(string problem, string? verb = null)
        : this([problem], verb)
    {
    }

    /// <summary>What is wrong, one sentence each: what, where it came from, what to write. No secrets.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The verb whose manual page helps, or null.</summary>
    public string? Verb { get; }
}
