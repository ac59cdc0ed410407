namespace MongoEtl;

/// <summary>States that the primary key of a row class's PostgreSQL table takes the place of another. Foreign keys that lead to it are made
/// anew. Once <c>schema accept</c> has run, the attribute says nothing any more and can go.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReplacePrimaryKeyAttribute : Attribute;
