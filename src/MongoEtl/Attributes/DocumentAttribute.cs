namespace MongoEtl;

/// <summary>An embedded document: a typed view that other document classes use as a property type or in a <see cref="DocumentList{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DocumentAttribute : Attribute;
