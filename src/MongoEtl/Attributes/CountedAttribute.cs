namespace MongoEtl;

/// <summary>On a bool property of a <c>[PerDocument]</c> class: the run counts the documents for which it is true, under this name, in the summary and the
/// metrics. Documents that are filtered or set aside are not counted.</summary>
/// <param name="name">What is counted, such as <c>texts left alone</c>. Never a value of a document.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountedAttribute(string name) : Attribute
{
    /// <summary>What is counted.</summary>
    public string Name { get; } = name;
}
