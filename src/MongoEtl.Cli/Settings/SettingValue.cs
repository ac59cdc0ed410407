namespace MongoEtl.Cli;

/// <summary>A setting's text and where it came from.</summary>
/// <param name="Definition">Which setting.</param>
/// <param name="Text">Its text, never empty.</param>
/// <param name="Origin">Such as <c>--source</c>, <c>the environment</c> or <c>.env, line 3</c>.</param>
internal sealed record SettingValue(SettingDefinition Definition, string Text, string Origin)
{
    /// <summary>True for the content of a file: whoever keeps a value there does not want to see it on a screen.</summary>
    public bool IsHidden { get; init; }

    /// <summary>How a message names it: with its value unless that is, or may hold, a secret.</summary>
    public string Shown =>
        Definition.IsSecret || IsHidden || MayHoldCredentials ? $"{Name} (from {Origin})" : $"{Name} is \"{Text}\" (from {Origin})";

    // Somebody may paste a whole address or connection string where a name belongs.
    private bool MayHoldCredentials =>
        Text.AsSpan().ContainsAny("@;=") || Text.Contains("://", StringComparison.Ordinal)
        || Text.Contains("password", StringComparison.OrdinalIgnoreCase) || Text.Contains("pwd", StringComparison.OrdinalIgnoreCase);

    // Whoever typed an option is told of the option, not of a variable they never wrote.
    private string Name => Definition.Option is { } option && Origin == $"--{option}" ? $"--{option}" : Definition.Name;

    /// <summary>Never the text: records print their members otherwise.</summary>
    public override string ToString() => Shown;
}
