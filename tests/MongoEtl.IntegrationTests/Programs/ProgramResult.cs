namespace MongoEtl.IntegrationTests.Programs;

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(string Command, int ExitCode, string Out, string Error)
{
    /// <summary>Everything it printed.</summary>
    public string All => $"{Out}\n{Error}";

    /// <summary>Fails the test, showing what the program said, unless it ended with one of <paramref name="codes"/>.</summary>
    public ProgramResult ShouldExit(params int[] codes)
    {
        codes.ShouldContain(ExitCode, $"{Command}\n{All}");
        return this;
    }
}
