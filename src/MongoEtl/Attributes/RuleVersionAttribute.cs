namespace MongoEtl;

/// <summary>Declares that a rule changed in code that the generator does not see, so that unfinished runs notice.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RuleVersionAttribute(int version) : Attribute
{
    /// <summary>Any number not used before.</summary>
    public int Version { get; } = version;
}
