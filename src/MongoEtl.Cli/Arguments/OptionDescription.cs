namespace MongoEtl.Cli;

/// <summary>One option as a manual page shows it.</summary>
/// <param name="Name">Long name without dashes.</param>
/// <param name="MetaValue">Stands for its value; empty for a switch.</param>
/// <param name="Text">What it does.</param>
/// <param name="Default">What holds when it is left out.</param>
/// <param name="Example">As one would type it.</param>
internal sealed record OptionDescription(string Name, string MetaValue, string Text, string Default, string Example);
