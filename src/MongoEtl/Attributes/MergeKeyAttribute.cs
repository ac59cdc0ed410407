namespace MongoEtl;

/// <summary>The column belongs to the key by which a repeat finds its row, where that is not the primary key. A unique index is made over it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MergeKeyAttribute : Attribute;
