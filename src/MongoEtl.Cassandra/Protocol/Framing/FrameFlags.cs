namespace MongoEtl.Cassandra;

/// <summary>Flags of a frame (specification, section 2.4.1.2).</summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The body is compressed, which this client never asks for.</summary>
    Compression = 0x01,

    /// <summary>Request: trace it. Response: a tracing id comes first in the body.</summary>
    Tracing = 0x02,

    /// <summary>A [bytes map] follows tracing id and warnings.</summary>
    CustomPayload = 0x04,

    /// <summary>Response: a [string list] of warnings follows the tracing id.</summary>
    Warning = 0x08,

    /// <summary>Request: a version in beta is welcome.</summary>
    UseBeta = 0x10,
}
