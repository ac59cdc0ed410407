namespace MongoEtl.Runtime;

/// <summary>How a row is not as it should be.</summary>
public enum FindingKind
{
    /// <summary>A document gives it, and it is not there.</summary>
    Missing,

    /// <summary>It is there, and no document gives it.</summary>
    Extra,

    /// <summary>It has other values.</summary>
    Differing,
}
