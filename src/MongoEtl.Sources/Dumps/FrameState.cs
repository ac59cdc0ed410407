namespace MongoEtl.Sources;

/// <summary>What lies at the front of some bytes that should begin with a document.</summary>
internal enum FrameState
{
    /// <summary>The beginning of a document, or nothing yet.</summary>
    Partial,

    /// <summary>A whole document.</summary>
    Complete,

    /// <summary>A length that no document has.</summary>
    BadLength,

    /// <summary>A whole document by its length, but its last byte is not zero.</summary>
    BadTerminator,
}
