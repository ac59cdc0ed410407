namespace MongoEtl;

/// <summary>The document's <c>_id</c>. The property is a <see cref="SourceId"/>; each collection class has exactly one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdAttribute : Attribute;
