namespace MongoEtl;

/// <summary>What the comparison of two stored texts says.</summary>
public enum PlaintextVerdict
{
    /// <summary>Both are the same text.</summary>
    Equal,

    /// <summary>They are different texts.</summary>
    Different,

    /// <summary>The expected text is encrypted, and the one that stands can be read by no scheme and key at hand: it was changed, or was
    /// encrypted with another key.</summary>
    Unreadable,
}
