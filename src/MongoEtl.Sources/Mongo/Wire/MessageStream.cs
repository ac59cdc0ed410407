namespace MongoEtl.Sources;

/// <summary>Cuts a byte stream into messages, each read straight into a reply's buffer with as few and as large reads as the stream
/// allows.</summary>
/// <remarks>The first read takes whatever has arrived, so that a short answer costs one; what it took beyond the message, which only a
/// server that
/// sends unasked makes it do, is kept for the next.</remarks>
internal sealed class MessageStream(Stream stream)
{
    private byte[] _ahead = [];
    private int _aheadLength;

    /// <summary>Bytes of the longest message that is read, the limit that the specification gives for servers that state none.</summary>
    public const int DefaultLimit = 48_000_000;

    /// <summary>A longer message is refused before room for it is made.</summary>
    public int Limit { get; set; } = DefaultLimit;

    /// <summary>Reads one message, which then lies at the start of the reply's buffer.</summary>
    /// <returns>Its header.</returns>
    /// <exception cref="EndOfStreamException">The stream ended, at or within the message.</exception>
    /// <exception cref="WireFormatException">The stated length is below 16 or above <see cref="Limit"/>.</exception>
    public async ValueTask<MessageHeader> ReadAsync(MongoReply reply, CancellationToken cancellation)
    {
        reply.Forget();
        var buffer = reply.Reserve(Math.Max(MessageHeader.Size, _aheadLength), 0);
        var filled = TakeAhead(buffer);
        while (filled < MessageHeader.Size)
            filled += await FillAsync(buffer.AsMemory(filled), filled, cancellation).ConfigureAwait(false);
        var header = MessageHeader.Read(buffer);
        if (header.MessageLength < MessageHeader.Size || header.MessageLength > Limit)
            WireFault.Throw($"a message of stated length {header.MessageLength}, which is not within {MessageHeader.Size} and {Limit}");
        buffer = reply.Reserve(header.MessageLength, filled);
        while (filled < header.MessageLength)
            filled += await FillAsync(buffer.AsMemory(filled), filled, cancellation).ConfigureAwait(false);
        KeepAhead(buffer.AsSpan(header.MessageLength..filled));
        return header;
    }

    private async ValueTask<int> FillAsync(Memory<byte> free, int filled, CancellationToken cancellation)
    {
        var count = await stream.ReadAsync(free, cancellation).ConfigureAwait(false);
        if (count == 0)
            throw new EndOfStreamException(filled == 0
                ? "the server closed the connection"
                : "the server closed the connection amid an answer");
        return count;
    }

    private int TakeAhead(byte[] buffer)
    {
        _ahead.AsSpan(0, _aheadLength).CopyTo(buffer);
        var taken = _aheadLength;
        _aheadLength = 0;
        return taken;
    }

    private void KeepAhead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (_ahead.Length < bytes.Length)
            _ahead = new byte[bytes.Length];
        bytes.CopyTo(_ahead);
        _aheadLength = bytes.Length;
    }
}
