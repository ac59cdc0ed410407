namespace MongoEtl.Sources;

/// <summary>One record of the kind and name that were asked for.</summary>
/// <param name="Data">Its data as it is in the message, names not expanded.</param>
/// <param name="Target">Of an SRV record: the host, no final dot; else empty.</param>
/// <param name="Port">Of an SRV record.</param>
internal sealed record DnsRecord(byte[] Data, string Target, int Port);
