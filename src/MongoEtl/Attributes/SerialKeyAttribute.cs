namespace MongoEtl;

/// <summary>An <see cref="int"/> allotted once per source id by the key pass, the same in every store and every run. Keys count from 1 in source order.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SerialKeyAttribute : Attribute;
