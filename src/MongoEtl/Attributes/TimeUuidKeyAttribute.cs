namespace MongoEtl;

/// <summary>A version 1 <see cref="Guid"/> that is a pure function of the source id: see <see cref="TimeUuid"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeUuidKeyAttribute : Attribute;
