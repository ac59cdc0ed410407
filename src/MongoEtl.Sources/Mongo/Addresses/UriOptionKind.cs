namespace MongoEtl.Sources;

/// <summary>What the value of an option must be.</summary>
internal enum UriOptionKind
{
    /// <summary>Any text: <see cref="string"/>.</summary>
    Text,

    /// <summary>A whole number within bounds: <see cref="int"/>.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>: <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>Texts between commas: a list of <see cref="string"/>.</summary>
    Texts,

    /// <summary><c>name:value,name:value</c>, repeated for several sets: a list of <see cref="TagSet"/>.</summary>
    TagSets,

    /// <summary><c>name:value,name:value</c>: a dictionary of <see cref="string"/>.</summary>
    Properties,
}
