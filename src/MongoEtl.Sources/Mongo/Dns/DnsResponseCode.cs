namespace MongoEtl.Sources;

/// <summary>How a name server answered (RFC 1035, section 4.1.1).</summary>
internal enum DnsResponseCode
{
    /// <summary>It knows the name, though perhaps no such records of it.</summary>
    None = 0,

    /// <summary>It did not understand.</summary>
    FormatError = 1,

    /// <summary>It could not find out.</summary>
    ServerFailure = 2,

    /// <summary>There is no such name.</summary>
    NameError = 3,

    /// <summary>It does not answer such questions.</summary>
    NotImplemented = 4,

    /// <summary>It does not answer us.</summary>
    Refused = 5,
}
