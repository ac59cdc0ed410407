using System.Buffers;

namespace MongoEtl.Sources;

/// <summary>One answer in a pooled buffer, refilled again and again by <see cref="MongoConnection.RunAsync"/>. What was taken from it is
/// valid until
/// the next use. Not for use by several threads at once.</summary>
internal sealed class MongoReply : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _buffer = [];
    private int _start;

    /// <summary>The array in which the document lies, at <see cref="Offset"/>. It may be another one after each use.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>First byte of the document in <see cref="Buffer"/>.</summary>
    public int Offset => _start;

    /// <summary>Bytes of the document.</summary>
    public int Length { get; private set; }

    /// <summary>The document. Its frame is checked, its elements are not.</summary>
    public ReadOnlySpan<byte> Document => _buffer.AsSpan(_start, Length);

    /// <summary>As <see cref="Document"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, Length);

    /// <summary>Whether the server sends another answer unasked: to be read with <see cref="MongoConnection.ReceiveMoreAsync"/> before
    /// anything is sent.</summary>
    public bool MoreToCome { get; private set; }

    /// <summary>Number of the message, to which one that follows unasked refers.</summary>
    public int RequestId { get; private set; }

    /// <summary>Gives the buffer back to the pool. The reply may be used again, with another one.</summary>
    public void Dispose()
    {
        Forget();
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Forgets the answer and keeps the buffer.</summary>
    internal void Forget() => (_start, Length, MoreToCome, RequestId) = (0, 0, false, 0);

    /// <summary>The buffer, with room for at least <paramref name="size"/> bytes, of which the first <paramref name="kept"/>
    /// stay.</summary>
    internal byte[] Reserve(int size, int kept)
    {
        if (_buffer.Length >= size)
            return _buffer;
        Replace(ArrayPool<byte>.Shared.Rent(Math.Max(size, FirstSize)), kept);
        return _buffer;
    }

    /// <summary>Takes another buffer, whose first <paramref name="kept"/> bytes come from the old one, which goes back to the
    /// pool.</summary>
    internal void Replace(byte[] buffer, int kept = 0)
    {
        _buffer.AsSpan(0, kept).CopyTo(buffer);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
    }

    /// <summary>States where in the buffer the document lies.</summary>
    internal void Set(Range document, bool moreToCome, int requestId)
    {
        (_start, Length) = document.GetOffsetAndLength(_buffer.Length);
        (MoreToCome, RequestId) = (moreToCome, requestId);
    }
}
