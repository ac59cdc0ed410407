namespace MongoEtl.Cli;

/// <summary>A setting of a schema project. Registered as a service of this type, in
/// <see cref="MigratorCli.RunAsync(string[], Func{Plan}, Action{Microsoft.Extensions.DependencyInjection.IServiceCollection}?)"/>, it is listed
/// in the manual pages, and services read it through <see cref="ProjectSettings"/>.</summary>
/// <param name="Name">Its name in the environment and in <c>.env</c>: capitals, digits and underscores.</param>
/// <param name="Meaning">What it is, in a sentence for the manual pages.</param>
public sealed record ProjectSetting(string Name, string Meaning)
{
    /// <summary>What holds without it, for the manual pages; null where it must be given.</summary>
    public string? Default { get; init; }

    /// <summary>A value one could write.</summary>
    public required string Example { get; init; }

    /// <summary>True when its value must never be shown.</summary>
    public bool IsSecret { get; init; }

    internal SettingDefinition Definition => new(Name, null, Meaning, Default, Example) { IsSecret = IsSecret };
}
