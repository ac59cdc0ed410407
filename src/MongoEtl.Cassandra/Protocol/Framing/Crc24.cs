namespace MongoEtl.Cassandra;

/// <summary>The checksum of a segment's header: 24 bits, polynomial 0x1974F0B, most significant bit first, starting from 0x875060
/// (specification of version 5, section 2.1).</summary>
internal static class Crc24
{
    private const uint Initial = 0x875060;
    private const uint Polynomial = 0x1974F0B;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of bytes in the order of the wire.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = Initial;
        foreach (var value in bytes)
            crc = (crc << 8 & 0xFFFFFF) ^ Table[crc >> 16 ^ value];
        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < 256; index++)
        {
            var crc = index << 16;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x800000) != 0 ? crc << 1 ^ Polynomial : crc << 1;
            table[index] = crc & 0xFFFFFF;
        }
        return table;
    }
}
