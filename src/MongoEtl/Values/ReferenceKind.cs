namespace MongoEtl;

/// <summary>How a <see cref="Reference{T}"/> names its document.</summary>
public enum ReferenceKind : byte
{
    /// <summary>It names none.</summary>
    None,
    /// <summary>By source id.</summary>
    Id,
    /// <summary>By texts of alternate keys, of which the first that is found counts.</summary>
    Alternate,
}
