using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>The checksum behind a segment's payload: the CRC-32 of IEEE 802.3, fed first with FA 2D 55 CA
/// (specification of version 5, section 2.1).</summary>
/// <remarks>Eight tables take eight bytes a step; x86 has an instruction for another polynomial only.</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] Tables = MakeTables();
    private static readonly uint Seeded = Update(0xFFFFFFFF, [0xFA, 0x2D, 0x55, 0xCA]);

    /// <summary>The checksum of a payload.</summary>
    public static uint Compute(ReadOnlySpan<byte> payload) => ~Update(Seeded, payload);

    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3) = (Tables[0], Tables[1], Tables[2], Tables[3]);
        var (t4, t5, t6, t7) = (Tables[4], Tables[5], Tables[6], Tables[7]);
        while (bytes.Length >= 8)
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t7[low & 0xFF] ^ t6[low >> 8 & 0xFF] ^ t5[low >> 16 & 0xFF] ^ t4[low >> 24]
                ^ t3[high & 0xFF] ^ t2[high >> 8 & 0xFF] ^ t1[high >> 16 & 0xFF] ^ t0[high >> 24];
            bytes = bytes[8..];
        }
        foreach (var value in bytes)
            crc = crc >> 8 ^ t0[(crc ^ value) & 0xFF];
        return crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var table = 0; table < 8; table++)
        {
            tables[table] = new uint[256];
            for (var index = 0u; index < 256; index++)
                tables[table][index] = table == 0 ? OneByte(index) : tables[table - 1][index] >> 8 ^ tables[0][tables[table - 1][index] & 0xFF];
        }
        return tables;
    }

    private static uint OneByte(uint index)
    {
        for (var bit = 0; bit < 8; bit++)
            index = (index & 1) != 0 ? index >> 1 ^ Polynomial : index >> 1;
        return index;
    }
}
