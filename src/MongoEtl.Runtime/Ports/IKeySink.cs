namespace MongoEtl.Runtime;

/// <summary>Receives entries of a key map.</summary>
public interface IKeySink
{
    /// <summary>A document's serial key (0 where the entity has none).</summary>
    void Add(in SourceId id, int key);

    /// <summary>What an alternate text means.</summary>
    void AddAlternate(string text, in SourceId id, int key);
}
