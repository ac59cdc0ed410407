using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Runtime;

/// <summary>Which documents a sample holds: by a digest of the id, so that it is the same ones every time, in every collection that refers
/// to
/// them.</summary>
/// <param name="percent">Share, above 0 and at most 100.</param>
internal sealed class SampleShare(double percent)
{
    private readonly double _limit = percent / 100 * ulong.MaxValue;

    public bool Contains(in SourceId id) => Contains(id.ToString());

    /// <summary>The same for an id's text.</summary>
    public bool Contains(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest) <= _limit;
    }
}
