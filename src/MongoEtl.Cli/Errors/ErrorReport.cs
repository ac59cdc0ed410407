using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Says on standard error what ended the program, and which exit code that is.</summary>
internal static class ErrorReport
{
    /// <summary>Writes the message and returns the exit code.</summary>
    public static int Write(Exception error, Invocation invocation)
    {
        var output = invocation.Surroundings.Error;
        var program = invocation.Surroundings.Program;
        switch (error)
        {
            case UsageException usage:
                foreach (var problem in usage.Problems)
                    output.WriteLine($"{program}: {problem}");
                output.WriteLine($"`{program} help{(usage.Verb is null ? "" : " " + usage.Verb)}` tells more.");
                return ExitCode.BadUsage;
            case SettingException:
                output.WriteLine($"{program}: {error.Message}");
                return ExitCode.BadUsage;
            case OperationCanceledException when invocation.Cancellation.IsCancellationRequested:
                output.WriteLine($"{program}: interrupted. What was committed stands; the same command goes on from there.");
                return ExitCode.Interrupted;
            default:
                output.WriteLine($"{program}: {Sentence(error)}");
                return ExitCode.Failed;
        }
    }

    /// <summary>Types and places of an error and what caused it, for the log. Without their messages: those of other libraries may quote
    /// values.</summary>
    public static string Trace(Exception error)
    {
        var lines = new List<string>();
        for (var cause = error; cause is not null; cause = cause.InnerException)
            lines.Add($"{cause.GetType().FullName}{Environment.NewLine}{cause.StackTrace}");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>What happened, in words for people. Messages of our own types are written for them; others get their type's name in
    /// front.</summary>
    public static string Sentence(Exception error) => error switch
    {
        UsageException or SettingException or VerbFailedException or SourceException or TargetException or PlanHeldException or MigrationException => error.Message,
        IOException or UnauthorizedAccessException => error.Message,
        AggregateException { InnerExceptions.Count: 1 } one => Sentence(one.InnerExceptions[0]),
        _ => $"failed unexpectedly: {error.GetType().Name}: {error.Message} The log file, if one was written, has the details.",
    };
}
