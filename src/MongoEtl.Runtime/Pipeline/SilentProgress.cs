namespace MongoEtl.Runtime;

/// <summary>Nobody watches.</summary>
public sealed class SilentProgress : IMigrationProgress
{
    /// <summary>The one instance.</summary>
    public static SilentProgress Instance { get; } = new();

    /// <inheritdoc />
    public void Update(EntityProgress progress) { }

    /// <inheritdoc />
    public void Note(bool isWarning, string? entity, string text) { }
}
