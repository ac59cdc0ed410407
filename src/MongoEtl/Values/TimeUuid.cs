using System.Buffers.Binary;
using System.Security.Cryptography;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>Time-based UUIDs (version 1) that are a pure function of a source id.</summary>
/// <remarks>Layout of RFC 9562, section 5.1; the choice of each part is ours, so that references need no look-up.</remarks>
public static class TimeUuid
{
    /// <summary>100 ns units between 1582-10-15, where these UUIDs count from, and 1970-01-01.</summary>
    private const ulong UnixEpochTicks = 122192928000000000;

    private const uint TicksPerSecond = 10_000_000;

    /// <summary>
    /// The UUID of an id. Time: the ObjectId's second plus its counter modulo 10^7 as units of 100 ns; 1970 for other ids.
    /// Clock sequence and node come from SHA-1 of the twelve bytes, or of the UTF-8 text of other ids; the node has its multicast bit set.
    /// </summary>
    public static Guid FromSourceId(in SourceId id)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        var ticks = UnixEpochTicks;
        if (id.TryGetObjectId(out var objectId))
        {
            Span<byte> bytes = stackalloc byte[ObjectId.ByteCount];
            objectId.WriteBytes(bytes);
            ShortSha1.Hash(bytes, hash);
            ticks += (ulong)objectId.Seconds * TicksPerSecond + (uint)objectId.Counter % TicksPerSecond;
        }
        else
        {
            ShortSha1.Hash(System.Text.Encoding.UTF8.GetBytes(id.ToString()), hash);
        }
        return Assemble(ticks, hash);
    }

    /// <summary>A UUID whose bytes, compared as PostgreSQL compares a <c>uuid</c>, are in the order in which Cassandra puts a
    /// <c>timeuuid</c>: by its time, then by its last eight bytes as signed ones. For <see cref="StageAttribute.Latest"/>.</summary>
    /// <param name="uuid">A UUID of version 1.</param>
    /// <remarks>RFC 9562, section 5.1: the lowest part of the time stands first. The order of the rest is Cassandra's own, seen in
    /// 5.0.</remarks>
    public static Guid OrderOf(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> order = stackalloc byte[16];
        bytes[6..8].CopyTo(order);
        bytes[4..6].CopyTo(order[2..]);
        bytes[..4].CopyTo(order[4..]);
        for (var i = 8; i < 16; i++)
            order[i] = (byte)(bytes[i] ^ 0x80);
        return new Guid(order, bigEndian: true);
    }

    private static Guid Assemble(ulong ticks, ReadOnlySpan<byte> hash)
    {
        Span<byte> uuid = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(uuid, (uint)ticks);
        BinaryPrimitives.WriteUInt16BigEndian(uuid[4..], (ushort)(ticks >> 32));
        BinaryPrimitives.WriteUInt16BigEndian(uuid[6..], (ushort)(ticks >> 48 & 0x0FFF | 0x1000));
        hash[..8].CopyTo(uuid[8..]);
        uuid[8] = (byte)(uuid[8] & 0x3F | 0x80);
        uuid[10] |= 0x01;
        return new Guid(uuid, bigEndian: true);
    }
}
