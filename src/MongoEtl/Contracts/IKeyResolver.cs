namespace MongoEtl;

/// <summary>Answers which key a document has. Only ids mentioned before the present batch is encoded are known for certain.
/// Thread-safe for reading.</summary>
public interface IKeyResolver
{
    /// <summary>The serial key of the document with this id in key target <paramref name="target"/> (<see cref="Plan.KeyTargets"/>);
    /// false when no such document has a key, or its row did not land in the target's table.</summary>
    bool TryResolve(int target, in SourceId id, out int key);

    /// <summary>The document that has this alternate text: its source id, and its serial key where it has one.</summary>
    bool TryResolveAlternate(int target, string text, out SourceId id, out int key);
}
