namespace MongoEtl;

/// <summary>Another text by which references find this document: <c>Reference&lt;T&gt;.By(text)</c>. May be null (not registered) or shared
/// (the smallest source id wins, counted). At most one property of a class: an element, or a text with a body of its own that the class makes
/// of several elements. What such a body throws sets the document aside.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlternateKeyAttribute : Attribute;
