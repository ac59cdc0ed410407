namespace MongoEtl;

/// <summary>Collects the ids that a batch refers to, so that one round trip can resolve them all.</summary>
public interface IKeyMentions
{
    /// <summary>A document of key target <paramref name="target"/> is mentioned by its source id.</summary>
    void Add(int target, in SourceId id);

    /// <summary>A document of key target <paramref name="target"/> is mentioned by an alternate text.</summary>
    void AddAlternate(int target, string text);
}
