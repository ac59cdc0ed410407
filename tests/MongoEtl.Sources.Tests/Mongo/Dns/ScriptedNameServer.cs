using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Sources.Tests;

/// <summary>A name server on loopback, by UDP and TCP on one port, that plays a script: a question in, datagrams or messages out.</summary>
internal sealed class ScriptedNameServer : IAsyncDisposable
{
    private readonly Func<byte[], bool, IEnumerable<byte[]>> _script;
    private readonly Socket _datagrams;
    private readonly TcpListener _streams;
    private readonly Task _running;
    private readonly CancellationTokenSource _stop = new();

    /// <param name="script">Given the question and whether it came by TCP.</param>
    public ScriptedNameServer(Func<byte[], bool, IEnumerable<byte[]>> script)
    {
        _script = script;
        (_datagrams, _streams) = Listen();
        _running = Task.WhenAll(ServeDatagramsAsync(), ServeStreamsAsync());
    }

    public IPEndPoint EndPoint => (IPEndPoint)_streams.LocalEndpoint;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _datagrams.Dispose();
        _streams.Stop();
        _stop.Dispose();
    }

    // The port that the system gives to one may be taken for the other.
    private static (Socket, TcpListener) Listen()
    {
        while (true)
        {
            var streams = new TcpListener(IPAddress.Loopback, 0);
            streams.Start();
            var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                datagrams.Bind(streams.LocalEndpoint);
                return (datagrams, streams);
            }
            catch (SocketException)
            {
                streams.Stop();
                datagrams.Dispose();
            }
        }
    }

    private async Task ServeDatagramsAsync()
    {
        var buffer = new byte[512];
        try
        {
            while (true)
            {
                var received = await _datagrams.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                foreach (var answer in _script(buffer[..received.ReceivedBytes], false))
                    await _datagrams.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeStreamsAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _streams.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                var prefix = new byte[2];
                await stream.ReadExactlyAsync(prefix, _stop.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
                await stream.ReadExactlyAsync(question, _stop.Token);
                foreach (var answer in _script(question, true))
                    await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer], _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
