namespace MongoEtl;

/// <summary>The column belongs to the primary key; several make it in the order of declaration.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrimaryKeyAttribute : Attribute;
