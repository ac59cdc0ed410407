namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What becomes of a PostgreSQL column's values when its type changes.</summary>
internal enum TypeChange
{
    /// <summary>The values stay as they lie; nothing is read.</summary>
    Free,

    /// <summary>Every value has its like in the new type, but the table is rewritten.</summary>
    Rewrite,

    /// <summary>Some value may not fit, or lose digits.</summary>
    Narrowing,

    /// <summary>A text is read as something else, which fails on any that is none.</summary>
    FromText,
}
