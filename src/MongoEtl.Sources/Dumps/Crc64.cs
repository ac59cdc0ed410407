using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>CRC-64 with the polynomial of ECMA-182, bits reflected, register inverted before and after: what mongodump writes into archives
/// (Go's <c>hash/crc64</c> with its ECMA table, elsewhere named CRC-64/XZ). The check value of "123456789" is 995dc9bbdf1939fa.</summary>
internal static class Crc64
{
    private const ulong Polynomial = 0xC96C_5795_D787_0F42;
    private const int Slices = 8;

    // Table k gives the effect of a byte that k further bytes follow, so eight bytes take eight independent look-ups.
    private static readonly ulong[] s_tables = BuildTables();

    /// <summary>Checksum of what <paramref name="crc"/> is the checksum of, followed by <paramref name="bytes"/>; 0 is that of nothing.</summary>
    public static ulong Append(ulong crc, ReadOnlySpan<byte> bytes)
    {
        var tables = s_tables;
        crc = ~crc;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var word = crc ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            crc = tables[(7 * 256) + (byte)word]
                ^ tables[(6 * 256) + (byte)(word >> 8)]
                ^ tables[(5 * 256) + (byte)(word >> 16)]
                ^ tables[(4 * 256) + (byte)(word >> 24)]
                ^ tables[(3 * 256) + (byte)(word >> 32)]
                ^ tables[(2 * 256) + (byte)(word >> 40)]
                ^ tables[256 + (byte)(word >> 48)]
                ^ tables[(byte)(word >> 56)];
        }

        foreach (var unit in bytes)
            crc = tables[(byte)crc ^ unit] ^ (crc >> 8);
        return ~crc;
    }

    private static ulong[] BuildTables()
    {
        var tables = new ulong[Slices * 256];
        for (var unit = 0; unit < 256; unit++)
        {
            var crc = (ulong)unit;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ Polynomial : crc >> 1;
            tables[unit] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
