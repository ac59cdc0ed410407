namespace MongoEtl.Cli;

/// <summary>A setting that the program knows.</summary>
/// <param name="Name">Its name in the environment and in <c>.env</c>.</param>
/// <param name="Option">The option that stands above both, without dashes; null for secrets, which have none.</param>
/// <param name="Meaning">What it is, for manual pages.</param>
/// <param name="Default">What holds without it, or null when it must be given.</param>
/// <param name="Example">A value one could write.</param>
internal sealed record SettingDefinition(string Name, string? Option, string Meaning, string? Default, string Example)
{
    /// <summary>True when its value must never be shown.</summary>
    public bool IsSecret { get; init; }
}
