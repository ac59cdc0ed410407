namespace MongoEtl.Sources;

/// <summary>Flag bits of OP_MSG (specification "message/OP_MSG", section "flagBits"). A reader must know each of the low 16.</summary>
[Flags]
internal enum MessageFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The last four bytes are a CRC-32C of all before.</summary>
    ChecksumPresent = 1,

    /// <summary>Another message follows without being asked for.</summary>
    MoreToCome = 2,

    /// <summary>The server may send several answers.</summary>
    ExhaustAllowed = 1 << 16,

    /// <summary>Bits that a reader must refuse unless it knows them.</summary>
    Required = 0xFFFF,
}
