using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>The server's end of one connection, as a script sees it: commands as JSON in, answers as JSON out. Its wire format is written
/// anew
/// here, so that a mistake of the client's is not shared.</summary>
internal sealed class ScriptedMongoPeer(Stream stream)
{
    /// <summary>An answer to the handshake of a server that has everything.</summary>
    public const string ModernHello =
        """{"helloOk":true,"ismaster":true,"maxMessageSizeBytes":48000000,"minWireVersion":0,"maxWireVersion":21,"ok":1}""";

    private int _answers = 1000;

    /// <summary>Whether answers go compressed.</summary>
    public bool Compresses { get; set; }

    /// <summary>Receives the handshake and answers it.</summary>
    public async Task<ScriptedRequest> ShakeHandsAsync(string hello = ModernHello)
    {
        var request = await ReceiveAsync();
        await AnswerAsync(request, hello);
        return request;
    }

    /// <summary>The next command.</summary>
    public async Task<ScriptedRequest> ReceiveAsync()
    {
        var header = await TakeAsync(16);
        var body = await TakeAsync(BinaryPrimitives.ReadInt32LittleEndian(header) - 16);
        var id = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        var opcode = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        var isCompressed = opcode == 2012;
        if (isCompressed)
        {
            opcode = BinaryPrimitives.ReadInt32LittleEndian(body);
            body[8].ShouldBe((byte)2);
            body = Inflate(body.AsSpan(9), BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(4)));
        }
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(body);
        var start = opcode == 2004 ? 4 + "admin.$cmd".Length + 1 + 8 : 5;
        opcode.ShouldBeOneOf(2004, 2013);
        var command = JsonDocument.Parse(ExtendedJson.ToString(body.AsSpan(start))).RootElement;
        return new ScriptedRequest(id, opcode, flags, isCompressed, command);
    }

    /// <summary>Answers a command in the way it came.</summary>
    public async Task<int> AnswerAsync(ScriptedRequest request, string json, uint flags = 0, int? responseTo = null)
    {
        await SendRawAsync(Message(request, json, flags, responseTo));
        return _answers;
    }

    /// <summary>An answer as it goes on the wire.</summary>
    public byte[] Message(ScriptedRequest request, string json, uint flags = 0, int? responseTo = null)
    {
        var document = ExtendedJson.Parse(json);
        byte[] body = request.OpCode == 2004
            ? [8, 0, 0, 0, .. new byte[12], 1, 0, 0, 0, .. document]
            : [.. BitConverter.GetBytes(flags), 0, .. document];
        var opcode = request.OpCode == 2004 ? 1 : 2013;
        if (Compresses)
            (body, opcode) = ([.. BitConverter.GetBytes(opcode), .. BitConverter.GetBytes(body.Length), 2, .. Deflate(body)], 2012);
        return [.. Header(16 + body.Length, ++_answers, responseTo ?? request.Id, opcode), .. body];
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>Waits until the client closes the connection.</summary>
    public async Task UntilClosedAsync()
    {
        while (await stream.ReadAsync(new byte[1024]) > 0)
        {
        }
    }

    public static byte[] Header(int length, int id, int responseTo, int opcode) =>
    [
        .. BitConverter.GetBytes(length), .. BitConverter.GetBytes(id),
        .. BitConverter.GetBytes(responseTo), .. BitConverter.GetBytes(opcode),
    ];

    public static byte[] Deflate(byte[] bytes)
    {
        var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return output.ToArray();
    }

    private static byte[] Inflate(ReadOnlySpan<byte> bytes, int length)
    {
        using var zlib = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        var output = new byte[length];
        zlib.ReadExactly(output);
        zlib.ReadByte().ShouldBe(-1);
        return output;
    }

    private async Task<byte[]> TakeAsync(int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
