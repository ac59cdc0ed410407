namespace MongoEtl.Runtime;

/// <summary>A place between two documents of one partition. Its text is the source's own: nobody else parses it,
/// state stores it, and the source that made it can read on from it in another process.</summary>
public readonly record struct SourcePosition(string Text)
{
    /// <summary>Before the first document of a partition.</summary>
    public static SourcePosition Start { get; } = new("");

    /// <inheritdoc />
    public override string ToString() => Text;
}
