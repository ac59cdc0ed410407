namespace MongoEtl.Cli;

/// <summary>What the manual page says of an option besides its help text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ManualAttribute(string example) : Attribute
{
    /// <summary>The option as one would type it.</summary>
    public string Example { get; } = example;

    /// <summary>What holds when the option is left out.</summary>
    public string Default { get; init; } = "off";
}
