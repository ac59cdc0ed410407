namespace MongoEtl.Sources;

/// <summary>A name server's answer.</summary>
/// <param name="Code">How it went.</param>
/// <param name="IsTruncated">There is more than fitted: to be asked again by TCP.</param>
/// <param name="Records">The records of the kind and name that were asked for.</param>
internal sealed record DnsAnswer(DnsResponseCode Code, bool IsTruncated, IReadOnlyList<DnsRecord> Records);
