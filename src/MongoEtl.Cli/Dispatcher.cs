namespace MongoEtl.Cli;

/// <summary>Finds the verb, runs it, and turns whatever it throws into words and an exit code.</summary>
internal static class Dispatcher
{
    private static readonly string[] HelpWords = ["--help", "-h", "-?"];

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        try
        {
            return await RunVerbAsync(arguments, invocation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last place that can say what happened: everything ends in a sentence and an exit code.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ErrorReport.Write(error, invocation);
        }
        finally
        {
            await invocation.Out.FlushAsync().ConfigureAwait(false);
        }
    }

    private static Task<int> RunVerbAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        if (arguments.Count == 0)
        {
            Overview.Write(invocation.Surroundings.Error, invocation.Surroundings.Program, invocation.DeclaredSettings);
            return Task.FromResult(ExitCode.BadUsage);
        }
        if (arguments[0] == "--version")
            arguments = ["version"];
        if (arguments.TakeWhile(argument => argument != "--").Any(argument => HelpWords.Contains(argument)))
            arguments = ["help", .. arguments.TakeWhile(argument => !argument.StartsWith('-'))];
        var (verb, rest) = VerbTable.Find(arguments) ?? throw VerbTable.Unknown(arguments);
        return verb.RunAsync(rest, invocation);
    }
}
