namespace MongoEtl;

/// <summary>Serial keys are taken from rows already in the table, found by the named column of source id texts; new ones start above the table's maximum.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdoptKeysAttribute(string property) : Attribute
{
    /// <summary>Name of the row property that holds the source id's text.</summary>
    public string Property { get; } = property;
}
