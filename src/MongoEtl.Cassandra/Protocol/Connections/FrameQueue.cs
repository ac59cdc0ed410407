using System.Buffers;

namespace MongoEtl.Cassandra;

/// <summary>Gathers the frames of many senders and writes them in few, large socket writes, in the order they were added.</summary>
/// <remarks>A request is encoded straight into the chunk that the socket gets. The first sender starts a writer on the thread pool; whoever comes
/// before it has run, or while it writes, shares its next write.</remarks>
internal sealed class FrameQueue(Stream stream, ProtocolVersion version, Action<Exception> onFault) : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private List<FrameChunk> _chunks = [];
    private List<FrameChunk> _writing = [];
    private FrameChunk? _open;
    private bool _segmented;
    private bool _busy;
    private bool _closed;

    /// <summary>From the next frame on, frames go in segments. The handshake's frames must have been written.</summary>
    public void UseSegments()
    {
        lock (_lock)
            (_segmented, _open) = (true, null);
    }

    /// <summary>Adds a frame; false when the queue is closed.</summary>
    /// <param name="stream">Its stream id.</param>
    /// <param name="request">The message.</param>
    /// <param name="bodyLength">What its <see cref="IRequest.GetBodyLength"/> said.</param>
    public bool TryAdd<TRequest>(short stream, in TRequest request, int bodyLength)
        where TRequest : IRequest
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            var length = FrameHeader.Length + bodyLength;
            if (length > FrameChunk.PayloadLimit(_segmented))
                AddLarge(stream, request, length);
            else
                AddSmall(stream, request, length);
            if (_busy)
                return true;
            _busy = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Takes no more frames. What waits is written still, or dropped if the stream is gone.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
    }

    void IThreadPoolWorkItem.Execute() => _ = WriteAsync();

    private void AddSmall<TRequest>(short streamId, in TRequest request, int length)
        where TRequest : IRequest
    {
        if (_open is null || _open.Free < length)
        {
            _open = new FrameChunk(FrameChunk.PayloadLimit(_segmented), _segmented, selfContained: true);
            _chunks.Add(_open);
        }
        WriteFrame(_open.Reserve(length), streamId, request);
        _open.Commit(length);
    }

    private void AddLarge<TRequest>(short streamId, in TRequest request, int length)
        where TRequest : IRequest
    {
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            WriteFrame(bytes.AsSpan(0, length), streamId, request);
            var limit = _segmented ? FrameChunk.PayloadLimit(_segmented) : length;
            for (var start = 0; start < length; start += limit)
            {
                var part = Math.Min(limit, length - start);
                var chunk = new FrameChunk(part, _segmented, selfContained: false);
                bytes.AsSpan(start, part).CopyTo(chunk.Reserve(part));
                chunk.Commit(part);
                _chunks.Add(chunk);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        _open = null;
    }

    private void WriteFrame<TRequest>(Span<byte> destination, short streamId, in TRequest request)
        where TRequest : IRequest
    {
        new FrameHeader((byte)version, request.Flags, streamId, request.Opcode, destination.Length - FrameHeader.Length).Write(destination);
        var writer = new ProtocolWriter(destination[FrameHeader.Length..]);
        request.WriteBody(ref writer, version);
        if (writer.Remaining != 0)
            throw new InvalidOperationException($"{request.Opcode} left {writer.Remaining} bytes of its stated length unwritten");
    }

    private async Task WriteAsync()
    {
        try
        {
            while (TakeChunks())
            {
                for (var written = 0; written < _writing.Count; written++)
                {
                    if (!_writing[written].IsEmpty)
                        await stream.WriteAsync(_writing[written].Seal()).ConfigureAwait(false);
                    _writing[written].Release();
                }
                _writing.Clear();
            }
        }
        catch (Exception fault)
        {
            // The chunk amid which the write failed is left to the collector: the socket may hold it still.
            Close();
            onFault(fault);
        }
    }

    private bool TakeChunks()
    {
        lock (_lock)
        {
            (_chunks, _writing) = (_writing, _chunks);
            _open = null;
            _busy = _writing.Count > 0;
            return _busy;
        }
    }
}
