namespace MongoEtl.Cassandra;

/// <summary>The server's order of two values of one type, as they are written.</summary>
internal delegate int CqlOrder(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);
