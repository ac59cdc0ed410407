using System.Net;
using System.Net.Sockets;
using ChatMigrator.Resending;
using MongoEtl.Cassandra;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>Stands between a program and a node, passes everything on, and records the statements prepared and the writes in the order in which
/// they come.</summary>
internal sealed class FrameRecorder : IAsyncDisposable
{
    private const int ChunkBytes = 256 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly IPEndPoint _node;
    private readonly Stream _file;
    private readonly Task _accepting;

    public FrameRecorder(IPEndPoint node, string path)
    {
        _node = node;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the program is to connect.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Requests of rows recorded so far: rows alone, and batches.</summary>
    public (int Rows, int Batches) Recorded { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await _file.DisposeAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(PassOnAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The run that was recorded is over.
        }
        await Task.WhenAll(connections);
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(_node);
        (client.NoDelay, server.NoDelay) = (true, true);
        using (client)
            await Task.WhenAll(RequestsAsync(client, server), AnswersAsync(server, client));
    }

    private async Task RequestsAsync(TcpClient client, TcpClient server)
    {
        using var decoder = new FrameDecoder();
        while (true)
        {
            var memory = decoder.GetMemory();
            var count = await ReadAsync(client, memory);
            if (count == 0)
                break;
            await server.GetStream().WriteAsync(memory[..count]);
            decoder.Advance(count);
            Record(decoder);
        }
        server.Client.Shutdown(SocketShutdown.Send);
    }

    private static async Task AnswersAsync(TcpClient server, TcpClient client)
    {
        var chunk = new byte[ChunkBytes];
        while (await ReadAsync(server, chunk) is > 0 and var count)
            await client.GetStream().WriteAsync(chunk.AsMemory(0, count));
    }

    // A program that ends without farewell resets its connections; what it sent was recorded.
    private static async Task<int> ReadAsync(TcpClient from, Memory<byte> memory)
    {
        try
        {
            return await from.GetStream().ReadAsync(memory);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void Record(FrameDecoder decoder)
    {
        while (decoder.TryRead(out var header, out var body))
        {
            if (header.Opcode == Opcode.Startup && header.Version >= (int)ProtocolVersion.V5)
                decoder.UseSegments();
            if (header.Opcode is not (Opcode.Prepare or Opcode.Execute or Opcode.Batch))
                continue;
            lock (_lock)
            {
                RecordedFrames.Append(_file, header.Opcode, body);
                var (rows, batches) = Recorded;
                Recorded = (rows + (header.Opcode == Opcode.Execute ? 1 : 0), batches + (header.Opcode == Opcode.Batch ? 1 : 0));
            }
        }
    }
}
