namespace MongoEtl.Cli;

/// <summary>Where documents come from, checked.</summary>
/// <param name="Text">The absolute path of a dump, or the address of a MongoDB deployment, which may hold a password.</param>
/// <param name="Shown">The same for people: without credentials.</param>
/// <param name="IsServer">True for an address.</param>
internal sealed record SourceSettings(string Text, string Shown, bool IsServer)
{
    /// <summary>What reads of a server may see; null: what the address says.</summary>
    public string? ReadConcern { get; init; }

    /// <summary>A dump.</summary>
    public static SourceSettings Dump(string path) => new(path, path, IsServer: false);

    /// <summary>Without credentials.</summary>
    public override string ToString() => Shown;
}
