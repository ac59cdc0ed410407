namespace MongoEtl.Internal;

/// <summary>Memory for texts that a view makes out of other values, valid until the view moves on.</summary>
internal sealed class ScratchBuffer
{
    private byte[] _memory = new byte[256];
    private int _used;

    /// <summary>Starts over; what was handed out before is overwritten.</summary>
    internal void Reset() => _used = 0;

    /// <summary>Room for a text of at most that many bytes; <see cref="Keep"/> says how many it took.</summary>
    internal Span<byte> Reserve(int bytes)
    {
        // A full buffer is left to the spans that lie in it; its successor is larger, so this ends.
        if (_memory.Length - _used < bytes)
            (_memory, _used) = (new byte[Math.Max(_memory.Length * 2, bytes)], 0);
        return _memory.AsSpan(_used, bytes);
    }

    internal void Keep(int bytes) => _used += bytes;
}
