namespace MongoEtl.Cassandra.Tests;

/// <summary>The server's end of one connection, as a script sees it: whole requests in, frames out.</summary>
internal sealed class ScriptedPeer(Stream stream, int version)
{
    private readonly MemoryStream _unread = new();

    /// <summary>True once frames travel in segments.</summary>
    public bool IsSegmented { get; set; }

    /// <summary>The version in the frames it sends.</summary>
    public int Version { get; set; } = version;

    /// <summary>The next request.</summary>
    public async Task<(FrameHeader Header, byte[] Body)> ReceiveAsync()
    {
        var header = FrameHeader.Read(await TakeAsync(FrameHeader.Length));
        return (header, await TakeAsync(header.BodyLength));
    }

    /// <summary>Answers OPTIONS and STARTUP, and goes over to segments where the version has them.</summary>
    public async Task ShakeHandsAsync()
    {
        var (options, _) = await ReceiveAsync();
        await SendAsync(options.Stream, Opcode.Supported, SampleMessages.Supported);
        var (startup, _) = await ReceiveAsync();
        startup.Opcode.ShouldBe(Opcode.Startup);
        await SendAsync(startup.Stream, Opcode.Ready, []);
        IsSegmented = Version >= 5;
    }

    public Task SendAsync(short streamId, Opcode opcode, byte[] body, FrameFlags flags = 0) => SendRawAsync(Frame(streamId, opcode, body, flags));

    public async Task SendRawAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>A frame as it goes on the wire now.</summary>
    public byte[] Frame(short streamId, Opcode opcode, byte[] body, FrameFlags flags = 0)
    {
        var frame = new byte[FrameHeader.Length + body.Length];
        new FrameHeader((byte)(0x80 | Version), flags, streamId, opcode, body.Length).Write(frame);
        body.CopyTo(frame, FrameHeader.Length);
        return IsSegmented ? Sealed(frame, selfContained: true) : frame;
    }

    /// <summary>A segment around a payload.</summary>
    public static byte[] Sealed(ReadOnlySpan<byte> payload, bool selfContained)
    {
        var segment = new byte[Segment.HeaderLength + payload.Length + Segment.TrailerLength];
        payload.CopyTo(segment.AsSpan(Segment.HeaderLength));
        Segment.Seal(segment, selfContained);
        return segment;
    }

    private async Task<byte[]> TakeAsync(int length)
    {
        while (_unread.Length - _unread.Position < length)
            await FillAsync();
        var bytes = new byte[length];
        _unread.ReadExactly(bytes);
        return bytes;
    }

    private async Task FillAsync()
    {
        byte[] bytes;
        if (IsSegmented)
        {
            var header = await ReadAsync(Segment.HeaderLength);
            var (length, _) = Segment.ReadHeader(header);
            bytes = await ReadAsync(length);
            var trailer = await ReadAsync(Segment.TrailerLength);
            Segment.Verify(bytes, trailer);
        }
        else
        {
            var header = await ReadAsync(FrameHeader.Length);
            var length = FrameHeader.Read(header).BodyLength;
            var body = await ReadAsync(length);
            bytes = [.. header, .. body];
        }
        var position = _unread.Position;
        _unread.Seek(0, SeekOrigin.End);
        _unread.Write(bytes);
        _unread.Position = position;
    }

    private async Task<byte[]> ReadAsync(int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
