namespace MongoEtl;

/// <summary>Another text by which references find this document: <c>Reference&lt;T&gt;.By(text)</c>. May be null (not registered) or shared
/// (the smallest source id wins, counted). At most one property of a class.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlternateKeyAttribute : Attribute;
