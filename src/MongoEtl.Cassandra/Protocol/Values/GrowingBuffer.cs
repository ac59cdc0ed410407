using System.Buffers;
using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>A pooled array that grows as it is written to.</summary>
internal sealed class GrowingBuffer : IDisposable
{
    private byte[] _bytes = [];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Takes the next bytes as written, to be filled by the caller at once.</summary>
    public Span<byte> Extend(int length)
    {
        if (_bytes.Length - Length < length)
            Grow(length);
        var extension = _bytes.AsSpan(Length, length);
        Length += length;
        return extension;
    }

    /// <summary>Overwrites an [int] that was written before.</summary>
    public void WriteInt32At(int offset, int value) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(offset, 4), value);

    /// <summary>Forgets what was written and keeps the array.</summary>
    public void Clear() => Length = 0;

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + length), Math.Min(Length * 2, Array.MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
