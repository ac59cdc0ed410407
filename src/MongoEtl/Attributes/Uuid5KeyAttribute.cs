namespace MongoEtl;

/// <summary>A <see cref="Guid"/> made from the source id's text by RFC 9562 version 5 (SHA-1).</summary>
/// <param name="namespaceUuid">The namespace as UUID text; by default the OID namespace.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class Uuid5KeyAttribute(string namespaceUuid = "6ba7b812-9dad-11d1-80b4-00c04fd430c8") : Attribute
{
    /// <summary>The namespace as UUID text.</summary>
    public string NamespaceUuid { get; } = namespaceUuid;
}
