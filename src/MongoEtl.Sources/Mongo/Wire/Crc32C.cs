using System.Buffers.Binary;
using System.Numerics;

namespace MongoEtl.Sources;

/// <summary>The checksum of OP_MSG: CRC-32 with Castagnoli's polynomial, initial value and final xor 0xFFFFFFFF (RFC 3720, section
/// 12.1).</summary>
internal static class Crc32C
{
    /// <summary>The checksum of the bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
