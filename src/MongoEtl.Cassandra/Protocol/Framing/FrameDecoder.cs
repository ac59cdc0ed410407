using System.Buffers;

namespace MongoEtl.Cassandra;

/// <summary>Cuts what arrives into frames: as they lie (version 4, and until the handshake is over) or out of checked segments (version 5).
/// The caller fills <see cref="GetMemory"/>, says how much with <see cref="Advance"/>, and takes frames until none is whole.</summary>
/// <remarks>Buffers grow with the bytes that have come, never with a length that is only announced.</remarks>
internal sealed class FrameDecoder : IDisposable
{
    private const int InitialBuffer = 64 * 1024;
    private const int LargestKept = 1024 * 1024;
    private const int None = -1;

    private readonly GrowingBuffer _split = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int _start;
    private int _end;
    private int _payloadEnd = None;
    private bool _segmented;
    private bool _splitTaken;

    /// <summary>From the next byte on, frames come in segments.</summary>
    public void UseSegments() => _segmented = true;

    /// <summary>Where to put what arrives next; never empty.</summary>
    public Memory<byte> GetMemory()
    {
        if (_start == _end && _buffer.Length > LargestKept)
            Replace(InitialBuffer);
        if (_start > 0 && (_start == _end || _buffer.Length - _end < _buffer.Length / 4))
            MoveToFront();
        if (_end == _buffer.Length)
            Replace(_buffer.Length * 2);
        return _buffer.AsMemory(_end);
    }

    /// <summary>States how many bytes were put there.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>Takes the next whole frame; its body is valid until the next call of any method.</summary>
    /// <exception cref="ProtocolViolationException">Checksums differ or lengths contradict each other.</exception>
    public bool TryRead(out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        if (!_segmented)
            return TryTakeFrame(_end, out header, out body);
        while (true)
        {
            if (_start < _payloadEnd)
                return TakePayloadFrame(out header, out body);
            if (_payloadEnd != None)
                (_start, _payloadEnd) = (_payloadEnd + Segment.TrailerLength, None);
            if (TryTakeSplitFrame(out header, out body))
                return true;
            if (!TryOpenSegment())
                return false;
        }
    }

    /// <summary>Returns the buffers to the pool.</summary>
    public void Dispose()
    {
        _split.Dispose();
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end, _payloadEnd) = ([], 0, 0, None);
    }

    private bool TryTakeFrame(int end, out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        header = default;
        body = default;
        if (end - _start < FrameHeader.Length)
            return false;
        header = FrameHeader.Read(_buffer.AsSpan(_start));
        if (end - _start - FrameHeader.Length < header.BodyLength)
            return false;
        body = _buffer.AsSpan(_start + FrameHeader.Length, header.BodyLength);
        _start += FrameHeader.Length + header.BodyLength;
        return true;
    }

    private bool TakePayloadFrame(out FrameHeader header, out ReadOnlySpan<byte> body) => TryTakeFrame(_payloadEnd, out header, out body)
        ? true
        : throw new ProtocolViolationException("a self-contained segment that ends amid a frame");

    /// <summary>Checks the next segment. A self-contained one is read in place; a part of a frame moves to <see cref="_split"/>.</summary>
    private bool TryOpenSegment()
    {
        if (_end - _start < Segment.HeaderLength)
            return false;
        var (length, selfContained) = Segment.ReadHeader(_buffer.AsSpan(_start));
        if (_end - _start < Segment.HeaderLength + length + Segment.TrailerLength)
            return false;
        var payload = _buffer.AsSpan(_start + Segment.HeaderLength, length);
        Segment.Verify(payload, _buffer.AsSpan(_start + Segment.HeaderLength + length));
        if (selfContained)
        {
            if (_split.Length > 0)
                throw new ProtocolViolationException("a self-contained segment amid the parts of a frame");
            _start += Segment.HeaderLength;
            _payloadEnd = _start + length;
            return true;
        }
        payload.CopyTo(_split.Extend(length));
        _start += Segment.HeaderLength + length + Segment.TrailerLength;
        return true;
    }

    private bool TryTakeSplitFrame(out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        header = default;
        body = default;
        if (_splitTaken)
        {
            if (_split.Length > LargestKept)
                _split.Dispose();
            _split.Clear();
            _splitTaken = false;
        }
        if (_split.Length < FrameHeader.Length)
            return false;
        var bytes = _split.Written.Span;
        header = FrameHeader.Read(bytes);
        if (bytes.Length - FrameHeader.Length < header.BodyLength)
            return false;
        if (bytes.Length - FrameHeader.Length > header.BodyLength)
            throw new ProtocolViolationException("a segment with more than the rest of its frame");
        body = bytes[FrameHeader.Length..];
        _splitTaken = true;
        return true;
    }

    private void MoveToFront()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        if (_payloadEnd != None)
            _payloadEnd -= _start;
        (_start, _end) = (0, _end - _start);
    }

    private void Replace(int size)
    {
        MoveToFront();
        var other = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _end).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
    }
}
