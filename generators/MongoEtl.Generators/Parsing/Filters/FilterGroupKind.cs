namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>How the parts of a group combine.</summary>
internal enum FilterGroupKind
{
    /// <summary><c>$and</c>, and the members of a document; no parts at all match everything.</summary>
    All,
    /// <summary><c>$or</c>.</summary>
    Any,
    /// <summary><c>$nor</c>, and <c>$not</c> with the conditions of its field as the one part.</summary>
    None,
}
