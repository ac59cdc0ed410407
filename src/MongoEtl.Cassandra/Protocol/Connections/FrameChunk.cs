using System.Buffers;

namespace MongoEtl.Cassandra;

/// <summary>Bytes that one write hands to the socket: frames behind each other or, in version 5, one segment.</summary>
internal sealed class FrameChunk
{
    /// <summary>Bytes of a chunk that collects frames; the largest array below a segment's limit that the pool has in exactly this size.</summary>
    public const int Capacity = 128 * 1024;

    private readonly byte[] _bytes;
    private readonly bool _segmented;
    private readonly bool _selfContained;
    private readonly int _limit;
    private int _length;

    /// <summary>A chunk with room for so many bytes of frames.</summary>
    public FrameChunk(int payload, bool segmented, bool selfContained)
    {
        (_segmented, _selfContained) = (segmented, selfContained);
        var overhead = segmented ? Segment.HeaderLength + Segment.TrailerLength : 0;
        _bytes = ArrayPool<byte>.Shared.Rent(payload + overhead);
        _length = segmented ? Segment.HeaderLength : 0;
        _limit = _length + payload;
    }

    /// <summary>Bytes of frames a collecting chunk takes.</summary>
    public static int PayloadLimit(bool segmented) => segmented ? Capacity - Segment.HeaderLength - Segment.TrailerLength : Capacity;

    /// <summary>Bytes of frames that still fit.</summary>
    public int Free => _limit - _length;

    /// <summary>True while no frame was kept.</summary>
    public bool IsEmpty => _length <= (_segmented ? Segment.HeaderLength : 0);

    /// <summary>The next bytes; they belong to the chunk once <see cref="Commit"/> says so.</summary>
    public Span<byte> Reserve(int length) => _bytes.AsSpan(_length, length);

    /// <summary>Keeps reserved bytes.</summary>
    public void Commit(int length) => _length += length;

    /// <summary>The bytes for the socket. Checksums are made here, outside the lock under which frames are added.</summary>
    public ReadOnlyMemory<byte> Seal()
    {
        if (!_segmented)
            return _bytes.AsMemory(0, _length);
        Segment.Seal(_bytes.AsSpan(0, _length + Segment.TrailerLength), _selfContained);
        return _bytes.AsMemory(0, _length + Segment.TrailerLength);
    }

    /// <summary>Returns the array to the pool.</summary>
    public void Release() => ArrayPool<byte>.Shared.Return(_bytes);
}
