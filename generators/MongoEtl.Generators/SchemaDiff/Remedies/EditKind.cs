namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What an edit does to a declaration.</summary>
internal enum EditKind
{
    /// <summary>Adds one more attribute.</summary>
    Add,

    /// <summary>Gives the attribute its first argument, and adds it where it is missing.</summary>
    Set,

    /// <summary>Takes the attribute with this first argument away.</summary>
    Remove,

    /// <summary>Lets the property be null.</summary>
    AllowNull,
}
