namespace MongoEtl.Cassandra;

/// <summary>A version of the native protocol, as in the low seven bits of a frame's first byte.</summary>
internal enum ProtocolVersion : byte
{
    /// <summary>Frames lie on the wire as they are. What ScyllaDB and Cassandra before 4.0 speak.</summary>
    V4 = 4,

    /// <summary>Frames travel in segments with checksums.</summary>
    V5 = 5,
}
