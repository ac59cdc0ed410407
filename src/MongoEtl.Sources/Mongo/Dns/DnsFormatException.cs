namespace MongoEtl.Sources;

/// <summary>An answer that breaks the format of DNS. The message says how.</summary>
internal sealed class DnsFormatException(string message) : Exception(message);
