using System.Reflection;

namespace MongoEtl.Cli;

/// <summary><c>version</c>.</summary>
internal sealed class VersionVerb : Verb
{
    public override string Name => "version";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "which version this is",
        Synopsis = ["version", "--version"],
        Description = ["Prints the versions of the program, of MongoEtl, which it is built with, and of .NET."],
        Options = typeof(VersionOptions),
        ExitCodes = [(0, "Printed.")],
        Examples = [("version", "What to write into a report of a fault.")],
    };

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        ArgumentReader.Read<VersionOptions>(arguments, Name);
        var program = Assembly.GetEntryAssembly() is { } entry ? Of(entry) : Engine;
        invocation.Out.WriteLine($"{invocation.Surroundings.Program} {program} (MongoEtl {Engine}, .NET {Environment.Version})");
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>The version of MongoEtl.</summary>
    public static string Engine => Of(typeof(VersionVerb).Assembly);

    private static string Of(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString() ?? "0";
}
