namespace MongoEtl.Sources;

/// <summary>The kinds of records that are asked for (RFC 1035, section 3.2.2; RFC 2782).</summary>
internal enum DnsRecordType : ushort
{
    /// <summary>Texts.</summary>
    Txt = 16,

    /// <summary>Where a service is.</summary>
    Srv = 33,
}
