using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>dead-letters replay</c>.</summary>
internal sealed class DeadLettersReplayOptions : WritingOptions
{
    [Option("entity", MetaValue = "NAME", HelpText = "Only dead letters of this entity.")]
    [Manual("--entity user", Default = "all entities")]
    public string? Entity { get; set; }

    public override int WordsTaken => 1;

    /// <summary>The <c>_id</c> to replay, or null for all.</summary>
    public IReadOnlySet<string>? Ids => Words.Any() ? Words.ToHashSet(StringComparer.Ordinal) : null;
}
