using System.Net.Sockets;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>One connection to one server: one command at a time, one answer to each. Made by <see cref="OpenAsync"/>. Any failure but a
/// server's
/// <c>ok: 0</c> closes it, because what comes next on the wire is unknown.</summary>
internal sealed partial class MongoConnection : IAsyncDisposable
{
    private readonly ConnectionSettings _settings;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly MessageStream _messages;
    private readonly BsonWriter _writer = new();
    private CancellationTokenSource _limit = new();
    private byte[] _output = new byte[1024];
    private int _requestId;
    private int _isBusy;
    private int _isClosed;
    private bool _compresses;

    private MongoConnection(MongoHost host, ConnectionSettings settings, Socket socket, Stream stream)
    {
        (Host, _settings, _socket, _stream) = (host, settings, socket, stream);
        _messages = new MessageStream(stream) { Limit = HandshakeLimit };
    }

    /// <summary>The other end, as it was asked for.</summary>
    public MongoHost Host { get; }

    /// <summary>What the server said in the handshake.</summary>
    public HelloAnswer Hello { get; private set; } = new();

    /// <summary>False once the connection was closed, by a failure or by disposal.</summary>
    public bool IsOpen => Volatile.Read(ref _isClosed) == 0;

    /// <summary>Whether an unused connection has been closed by the other end, or bytes came that nobody asked for: it must not be
    /// used.</summary>
    /// <remarks>One system call, no waiting.</remarks>
    public bool HasEnded()
    {
        try
        {
            return !IsOpen || _socket.Poll(0, SelectMode.SelectRead);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Sends a command and reads its answer.</summary>
    /// <param name="command">The command as BSON, with <c>$db</c>; free for other use once the task is over.</param>
    /// <param name="reply">Takes the answer; valid until its next use.</param>
    /// <param name="timeout">For command and answer; null: <see cref="ConnectionSettings.SocketTimeout"/>. Infinite if zero or
    /// less.</param>
    /// <param name="cancellation">Closes the connection.</param>
    /// <exception cref="MongoServerException">The server answered <c>ok: 0</c>. The connection stays open.</exception>
    /// <exception cref="MongoTimeoutException">No whole answer in time.</exception>
    /// <exception cref="MongoNetworkException">The connection ended.</exception>
    /// <exception cref="MongoProtocolException">The answer is malformed.</exception>
    /// <exception cref="InvalidOperationException">Another command is under way.</exception>
    public ValueTask RunAsync(
        ReadOnlyMemory<byte> command, MongoReply reply, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        ExchangeAsync(command, reply, MessageFlags.None, timeout, cancellation);

    /// <summary>As <see cref="RunAsync"/>, and lets the server send several answers: see <see cref="MongoReply.MoreToCome"/>.</summary>
    /// <remarks>Specification "message/OP_MSG", section "exhaustAllowed": only for getMore, hello and isMaster.</remarks>
    public ValueTask RunExhaustAsync(
        ReadOnlyMemory<byte> command, MongoReply reply, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        ExchangeAsync(command, reply, MessageFlags.ExhaustAllowed, timeout, cancellation);

    /// <summary>Reads the answer that follows one with <see cref="MongoReply.MoreToCome"/>, into the same reply. Errors as of
    /// <see cref="RunAsync"/>.</summary>
    /// <param name="command">Name of the command, for messages.</param>
    /// <param name="reply">The reply that said so.</param>
    /// <param name="timeout">For this answer.</param>
    /// <param name="cancellation">Closes the connection.</param>
    public ValueTask ReceiveMoreAsync(string command, MongoReply reply, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        if (!reply.MoreToCome)
            throw new InvalidOperationException("The last answer announced no other.");
        return GuardAsync(new Exchange(default, command, reply, MessageFlags.ExhaustAllowed, reply.RequestId), timeout, cancellation);
    }

    /// <summary>Asks the server for its state, for topology monitoring.</summary>
    /// <param name="known">With <paramref name="wait"/>: the answer comes when the state is another one, or after that time (MongoDB 4.4
    /// and later).</param>
    /// <param name="wait">How long the server may wait.</param>
    /// <param name="timeout">For the answer, besides <paramref name="wait"/>.</param>
    /// <param name="cancellation">Closes the connection.</param>
    public async Task<HelloAnswer> CheckAsync(TopologyVersion? known, TimeSpan? wait, TimeSpan timeout, CancellationToken cancellation)
    {
        HelloRequest.WriteCheck(_writer, Hello.HelloOk, known, wait);
        using var reply = new MongoReply();
        var limit = timeout > TimeSpan.Zero ? timeout + (wait ?? TimeSpan.Zero) : timeout;
        await RunAsync(_writer.WrittenMemory, reply, limit, cancellation).ConfigureAwait(false);
        return ReadHello(reply);
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private ValueTask ExchangeAsync(
        ReadOnlyMemory<byte> command, MongoReply reply, MessageFlags flags, TimeSpan? timeout, CancellationToken cancellation) =>
        GuardAsync(new Exchange(command, null, reply, flags, 0), timeout, cancellation);

    private HelloAnswer ReadHello(MongoReply reply)
    {
        try
        {
            return HelloAnswer.Read(reply.Document);
        }
        catch (BsonFormatException malformed)
        {
            Close();
            throw new MongoProtocolException(Host, malformed.Message, malformed);
        }
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
            _stream.Dispose();
    }

    /// <summary>Name of a command: its first element's.</summary>
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> command)
    {
        var name = command[5..];
        return name[..name.IndexOf((byte)0)];
    }

    private static string TextOf(ReadOnlySpan<byte> command) => Encoding.UTF8.GetString(NameOf(command));

    /// <summary>What is to be done on the wire: a command to send, unless the answer comes unasked, and where its answer goes.</summary>
    private readonly record struct Exchange(ReadOnlyMemory<byte> Command, string? Name, MongoReply Reply, MessageFlags Flags, int Answers)
    {
        /// <summary>Whether it goes as OP_QUERY, as the first command of a handshake does.</summary>
        public bool IsLegacy { get; init; }

        public bool IsSent => !Command.IsEmpty;

        public string CommandName => Name ?? TextOf(Command.Span);
    }
}
