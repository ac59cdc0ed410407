namespace MongoEtl;

/// <summary>A class over a document whose properties several rows share; each is evaluated at most once a document. Row classes take it in their constructor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PerDocumentAttribute : Attribute;
