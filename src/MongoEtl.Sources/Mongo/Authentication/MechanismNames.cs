namespace MongoEtl.Sources;

/// <summary>The mechanisms that this client speaks, by their names on the wire.</summary>
internal static class MechanismNames
{
    public const string ScramSha1 = "SCRAM-SHA-1";
    public const string ScramSha256 = "SCRAM-SHA-256";
    public const string X509 = "MONGODB-X509";
    public const string Plain = "PLAIN";

    /// <summary>All of them, for messages.</summary>
    public const string All = $"{ScramSha256}, {ScramSha1}, {X509} and {Plain}";
}
