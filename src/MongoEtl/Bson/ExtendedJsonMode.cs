namespace MongoEtl;

/// <summary>The two forms of Extended JSON.</summary>
public enum ExtendedJsonMode
{
    /// <summary>Plain JSON numbers and ISO dates where they can stand for the value.</summary>
    Relaxed,
    /// <summary>Every type is kept.</summary>
    Canonical,
}
