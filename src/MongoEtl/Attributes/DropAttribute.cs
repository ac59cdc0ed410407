namespace MongoEtl;

/// <summary>States that a column of a row class's table, or a label of an enum, is to go with all that it holds. Once <c>schema accept</c> has
/// run, the attribute says nothing any more and can go.</summary>
/// <param name="name">The column or label, as the database has it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum, AllowMultiple = true)]
public sealed class DropAttribute(string name) : Attribute
{
    /// <summary>The column or label.</summary>
    public string Name { get; } = name;
}
