using System.Net.Sockets;

namespace MongoEtl.Sources;

/// <summary>Sending and receiving, with time limits; failures become typed errors and close the connection.</summary>
internal sealed partial class MongoConnection
{
    private async ValueTask GuardAsync(Exchange exchange, TimeSpan? timeout, CancellationToken cancellation)
    {
        // Nothing has been sent: the connection stays as it is.
        cancellation.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
            throw new InvalidOperationException("A connection runs one command at a time.");
        var limit = timeout ?? _settings.SocketTimeout;
        try
        {
            if (!IsOpen)
                throw new MongoNetworkException(Host, "the connection is closed already; open another");
            await LimitedAsync(exchange, limit, cancellation).ConfigureAwait(false);
            ThrowIfRefused(exchange);
        }
        catch (Exception failure) when (failure is not (MongoServerException or MongoNetworkException))
        {
            Close();
            if (Typed(exchange, failure, limit, cancellation) is { } typed)
                throw typed;
            throw;
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    // One source of cancellation serves the connection's whole life: a command allocates none.
    private async ValueTask LimitedAsync(Exchange exchange, TimeSpan limit, CancellationToken cancellation)
    {
        if (limit > TimeSpan.Zero)
            _limit.CancelAfter(limit);
        var registration = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _limit);
        await using (registration.ConfigureAwait(false))
            await SendAndReceiveAsync(exchange, _limit.Token).ConfigureAwait(false);
        if (!_limit.TryReset())
            _limit = new CancellationTokenSource();
    }

    private async ValueTask SendAndReceiveAsync(Exchange exchange, CancellationToken cancellation)
    {
        var expected = exchange.Answers;
        if (exchange.IsSent)
        {
            expected = ++_requestId;
            await _stream.WriteAsync(Encode(exchange, expected), cancellation).ConfigureAwait(false);
        }
        var header = await _messages.ReadAsync(exchange.Reply, cancellation).ConfigureAwait(false);
        if (header.ResponseTo != expected)
            WireFault.Throw($"an answer to message {header.ResponseTo} instead of {expected}");
        if (header.OpCode == OpCode.Compressed)
            header = MessageCompression.Expand(exchange.Reply, header, _messages.Limit);
        Decode(exchange, header);
    }

    private ReadOnlyMemory<byte> Encode(Exchange exchange, int requestId)
    {
        var command = exchange.Command.Span;
        var length = (exchange.IsLegacy ? OpQuery.Overhead : OpMsg.Overhead) + command.Length;
        if (_output.Length < length)
            _output = new byte[length];
        if (exchange.IsLegacy)
            OpQuery.Write(_output, requestId, command);
        else
            OpMsg.Write(_output, requestId, exchange.Flags, command);
        var message = _output.AsMemory(0, length);
        return _compresses && MessageCompression.MayCompress(NameOf(command))
            ? MessageCompression.Wrap(message.Span, _settings.ZlibLevel)
            : message;
    }

    private static void Decode(Exchange exchange, MessageHeader header)
    {
        var expected = exchange.IsLegacy ? OpCode.Reply : OpCode.Msg;
        if (header.OpCode != expected)
            WireFault.Throw($"a message of opcode {(int)header.OpCode} instead of {(int)expected}");
        var message = exchange.Reply.Buffer.AsSpan(0, header.MessageLength);
        var flags = MessageFlags.None;
        var document = exchange.IsLegacy ? OpQuery.ReadReply(message) : OpMsg.Read(message, out flags);
        var moreToCome = (flags & MessageFlags.MoreToCome) != 0;
        if (moreToCome && (exchange.Flags & MessageFlags.ExhaustAllowed) == 0)
            WireFault.Throw("an answer that announces another, which was not asked for");
        exchange.Reply.Set(document, moreToCome, header.RequestId);
    }

    private void ThrowIfRefused(Exchange exchange)
    {
        if (ServerErrorFields.Read(exchange.Reply.Document) is { } error)
            throw new MongoServerException(Host, exchange.CommandName, error);
    }

    /// <summary>The error to throw instead; null to let the failure pass as it is.</summary>
    private Exception? Typed(Exchange exchange, Exception failure, TimeSpan limit, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return failure is OperationCanceledException ? null : new OperationCanceledException(cancellation);
        return failure switch
        {
            OperationCanceledException => new MongoTimeoutException(Host,
                $"no answer to {exchange.CommandName} within {limit.TotalSeconds:0.###} s; check that the server is up and not overloaded",
                failure),
            IOException or SocketException or ObjectDisposedException => new MongoNetworkException(Host,
                $"the connection ended in {exchange.CommandName} ({failure.Message.OnOneLine()}); check that the server is up", failure),
            WireFormatException or BsonFormatException => new MongoProtocolException(Host, failure.Message, failure),
            _ => null,
        };
    }
}
