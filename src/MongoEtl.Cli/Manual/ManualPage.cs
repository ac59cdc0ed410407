namespace MongoEtl.Cli;

/// <summary>What <c>help VERB</c> says. Options come from the verb's options class.</summary>
internal sealed record ManualPage
{
    /// <summary>The verb, with its second word where it has one.</summary>
    public required string Verb { get; init; }

    /// <summary>Half a sentence behind the name.</summary>
    public required string Summary { get; init; }

    /// <summary>Command lines without the program's name.</summary>
    public required IReadOnlyList<string> Synopsis { get; init; }

    /// <summary>What the verb does, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The options class.</summary>
    public required Type Options { get; init; }

    /// <summary>Names of the settings it reads, see <see cref="KnownSettings"/>.</summary>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <summary>True when it makes the project's services, which read the project's settings.</summary>
    public bool HasProjectSettings { get; init; }

    /// <summary>What each exit code means for this verb.</summary>
    public required IReadOnlyList<(int Code, string Meaning)> ExitCodes { get; init; }

    /// <summary>Command lines without the program's name, and what they do.</summary>
    public required IReadOnlyList<(string Command, string Meaning)> Examples { get; init; }
}
