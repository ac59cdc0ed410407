namespace MongoEtl.Runtime;

/// <summary>Watches a run. Called from any thread, often; implementations return at once and never throw.</summary>
public interface IMigrationProgress
{
    /// <summary>An entity moved: another phase, or another committed or encoded batch.</summary>
    void Update(EntityProgress progress);

    /// <summary>Something a person may want to read: a warning, a retry. No values, no credentials.</summary>
    /// <param name="isWarning">True when it needs attention.</param>
    /// <param name="entity">The entity it is about, or null.</param>
    /// <param name="text">One sentence.</param>
    void Note(bool isWarning, string? entity, string text);
}
