namespace MongoEtl;

/// <summary>Needed on a table whose key is not a function of the source id: of several documents for one key the one with the greatest named column,
/// then the greatest source id, is kept. The row class must also hold the source id's text as a column.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NewestAttribute(string property) : Attribute
{
    /// <summary>Name of the row property that is compared.</summary>
    public string Property { get; } = property;
}
