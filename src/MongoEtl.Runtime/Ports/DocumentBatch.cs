using System.Buffers;

namespace MongoEtl.Runtime;

/// <summary>Raw BSON documents of one partition in one pooled buffer, refilled again and again by an <see cref="IPartitionReader"/>.</summary>
public sealed class DocumentBatch : IDisposable
{
    private readonly List<int> _offsets = [];

    /// <summary>The bytes; documents lie at the offsets that <see cref="Offset"/> gives. May be replaced by a larger array while filling.</summary>
    public byte[] Buffer { get; private set; } = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <summary>Number of documents.</summary>
    public int Count => _offsets.Count;

    /// <summary>Bytes in use.</summary>
    public int Bytes { get; private set; }

    /// <summary>Where the reader stands after the last document: the checkpoint once every document of the batch is durable.</summary>
    public SourcePosition End { get; set; }

    /// <summary>First byte of document <paramref name="index"/> in <see cref="Buffer"/>.</summary>
    public int Offset(int index) => _offsets[index];

    /// <summary>Length in bytes of document <paramref name="index"/>.</summary>
    public int Length(int index) => (index + 1 < _offsets.Count ? _offsets[index + 1] : Bytes) - _offsets[index];

    /// <summary>Bytes of document <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> Document(int index) => Buffer.AsSpan(Offset(index), Length(index));

    /// <summary>Forgets the documents and keeps the buffer.</summary>
    public void Clear()
    {
        _offsets.Clear();
        Bytes = 0;
        End = default;
    }

    /// <summary>Room for one more document of <paramref name="length"/> bytes; the caller fills it before the next call.</summary>
    public Span<byte> Add(int length)
    {
        if (Buffer.Length - Bytes < length)
            Grow(length);
        _offsets.Add(Bytes);
        var room = Buffer.AsSpan(Bytes, length);
        Bytes += length;
        return room;
    }

    /// <summary>Adds many documents whose bytes the caller has put one after another into <see cref="Free"/>;
    /// <paramref name="lengths"/> cuts them.</summary>
    public void AddContiguous(ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
        {
            _offsets.Add(Bytes);
            Bytes += length;
        }
    }

    /// <summary>At least <paramref name="length"/> free bytes behind the last document.</summary>
    public Memory<byte> Free(int length)
    {
        if (Buffer.Length - Bytes < length)
            Grow(length);
        return Buffer.AsMemory(Bytes);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Buffer.Length * 2, checked(Bytes + length)));
        Buffer.AsSpan(0, Bytes).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = larger;
    }

    /// <summary>Gives the buffer back to the pool.</summary>
    public void Dispose()
    {
        if (Buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = [];
        Clear();
    }
}
