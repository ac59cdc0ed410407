using System.Collections;
using System.Reflection;

namespace MongoEtl.Cli;

/// <summary>What the program touches outside itself, in one place so that tests can stand in for it.</summary>
internal sealed record Surroundings
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors and questions go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers come from.</summary>
    public required TextReader In { get; init; }

    /// <summary>True when <see cref="Out"/> is a terminal that can redraw lines.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>True when a person can answer questions.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Working directory: <c>.env</c> is looked for, and logs go there.</summary>
    public required string Directory { get; init; }

    /// <summary>The program's name in help and hints.</summary>
    public required string Program { get; init; }

    /// <summary>The lock file beside the project that the program was built from, where the project file says so.</summary>
    public string? LockFile { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False when colours are unwanted: NO_COLOR is set (no-color.org), TERM is dumb, or no terminal.</summary>
    public bool UseColor => IsTerminal && Environment.GetValueOrDefault("NO_COLOR") is null or "";

    /// <summary>The real ones.</summary>
    public static Surroundings OfProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        var isDumb = variables.GetValueOrDefault("TERM") is "dumb";
        return new Surroundings
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            IsTerminal = !Console.IsOutputRedirected && !isDumb,
            CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            Environment = variables,
            Directory = System.Environment.CurrentDirectory,
            Program = Assembly.GetEntryAssembly()?.GetName().Name ?? "migrator",
            LockFile = Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(value => value.Key == "MongoEtl.SchemaLock")?.Value,
        };
    }
}
