namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Which declaration an edit is made to.</summary>
internal enum EditTarget
{
    /// <summary>The row class.</summary>
    Class,

    /// <summary>The property at which the hazard is told.</summary>
    Property,

    /// <summary>The enum that this property's type is.</summary>
    Enum,

    /// <summary>The member of this enum that a label belongs to.</summary>
    Label,

    /// <summary>The assembly.</summary>
    Assembly,
}
