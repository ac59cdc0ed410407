namespace MongoEtl.Sources;

/// <summary>A message is malformed. The connection, which knows the host, turns this into a <see cref="MongoProtocolException"/>.</summary>
internal sealed class WireFormatException(string found) : FormatException(found);
