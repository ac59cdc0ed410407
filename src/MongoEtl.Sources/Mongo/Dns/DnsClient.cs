using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MongoEtl.Sources;

/// <summary>Asks name servers: by UDP, and by TCP what does not fit (RFC 1035, section 4.2). Thread-safe.</summary>
/// <param name="servers">In the order in which they are asked.</param>
/// <param name="patience">How long to wait for one answer.</param>
internal sealed class DnsClient(IReadOnlyList<IPEndPoint> servers, TimeSpan patience)
{
    private const int Rounds = 2;
    private const int LongestDatagram = 4096;

    /// <summary>As the system does it: its servers, five seconds each.</summary>
    /// <exception cref="Runtime.SourceException">There are none.</exception>
    internal static DnsClient OfSystem() => new(NameServers.OfSystem(), TimeSpan.FromSeconds(5));

    /// <summary>The records; none where the name, or such records of it, do not exist.</summary>
    /// <param name="name">In lower case.</param>
    /// <param name="type">Which records.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DnsFailedException">No server answered.</exception>
    /// <exception cref="DnsFormatException">DNS has no such name.</exception>
    internal async Task<IReadOnlyList<DnsRecord>> QueryAsync(string name, DnsRecordType type, CancellationToken cancellation)
    {
        var asked = new Asked(DnsMessage.Question(name, type), name, type);
        var problems = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in servers)
            {
                var (answer, problem) = await TryAskAsync(server, asked, cancellation).ConfigureAwait(false);
                if (answer is { Code: DnsResponseCode.None or DnsResponseCode.NameError })
                    return answer.Records;
                problems.Add($"{server}: {problem ?? answer!.Code.ToString()}");
            }
        }
        throw new DnsFailedException(name, type, string.Join("; ", problems.Distinct()));
    }

    private async Task<(DnsAnswer? Answer, string? Problem)> TryAskAsync(IPEndPoint server, Asked asked, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            var answer = await AskByUdpAsync(server, asked, limit.Token).ConfigureAwait(false);
            if (answer.IsTruncated)
                answer = await AskByTcpAsync(server, asked, limit.Token).ConfigureAwait(false);
            return (answer, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, FormattableString.Invariant($"no answer within {patience.TotalSeconds:0.###} s"));
        }
        catch (Exception failure) when (failure is SocketException or IOException or DnsFormatException)
        {
            return (null, failure is DnsFormatException ? $"its answer is malformed: {failure.Message}" : failure.Message.OnOneLine());
        }
    }

    private static async Task<DnsAnswer> AskByUdpAsync(IPEndPoint server, Asked asked, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected, so that the system drops what others send.
        await socket.ConnectAsync(server, cancellation).ConfigureAwait(false);
        var id = NewId();
        await socket.SendAsync(asked.With(id), cancellation).ConfigureAwait(false);
        var buffer = new byte[LongestDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation).ConfigureAwait(false);
            if (DnsMessage.TryRead(buffer.AsSpan(0, length), id, asked.Name, asked.Type) is { } answer)
                return answer;
        }
    }

    private static async Task<DnsAnswer> AskByTcpAsync(IPEndPoint server, Asked asked, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        var id = NewId();
        var question = asked.With(id);
        byte[] framed = [(byte)(question.Length >> 8), (byte)question.Length, .. question];
        await stream.WriteAsync(framed, cancellation).ConfigureAwait(false);
        var prefix = new byte[2];
        await stream.ReadExactlyAsync(prefix, cancellation).ConfigureAwait(false);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        await stream.ReadExactlyAsync(message, cancellation).ConfigureAwait(false);
        return DnsMessage.TryRead(message, id, asked.Name, asked.Type) is { IsTruncated: false } answer
            ? answer
            : throw new DnsFormatException("by TCP it answers another question, or not wholly");
    }

    // A number that cannot be guessed, so that an answer cannot be forged blindly.
    private static ushort NewId() => (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);

    private sealed record Asked(byte[] Question, string Name, DnsRecordType Type)
    {
        internal byte[] With(ushort id) => [(byte)(id >> 8), (byte)id, .. Question.AsSpan(2)];
    }
}
