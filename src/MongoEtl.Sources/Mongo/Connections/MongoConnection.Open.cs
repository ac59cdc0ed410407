namespace MongoEtl.Sources;

/// <summary>Opening: TCP, TLS, handshake, authentication.</summary>
internal sealed partial class MongoConnection
{
    /// <summary>Oldest version of the wire protocol that this client speaks, and the server that brought it.</summary>
    public const int OldestWireVersion = 7;

    /// <summary>Newest version of the wire protocol that this client speaks: 8.x, whose minor versions count on to 29.</summary>
    public const int NewestWireVersion = 29;

    // What a server says before it knows us is small; more is not from MongoDB.
    private const int HandshakeLimit = 4 * 1024 * 1024;

    /// <summary>Opens a connection that is ready for commands.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="MongoNetworkException">Nothing answers there, or the connection ended.</exception>
    /// <exception cref="MongoTimeoutException">It took longer than <see cref="ConnectionSettings.ConnectTimeout"/>.</exception>
    /// <exception cref="MongoTlsException">A certificate is not right, or a file of certificates.</exception>
    /// <exception cref="MongoAuthenticationException">User or password is wrong, or the mechanism cannot be had.</exception>
    /// <exception cref="MongoIncompatibleException">The server is too old or too new.</exception>
    /// <exception cref="MongoServerException">The server refuses for another reason.</exception>
    /// <exception cref="MongoProtocolException">What answers is not MongoDB.</exception>
    public static async Task<MongoConnection> OpenAsync(MongoHost host, ConnectionSettings settings, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (settings.ConnectTimeout > TimeSpan.Zero)
            limit.CancelAfter(settings.ConnectTimeout);
        try
        {
            var (socket, stream) = await Transport.OpenAsync(host, settings.Tls, limit.Token).ConfigureAwait(false);
            var connection = new MongoConnection(host, settings, socket, stream);
            try
            {
                await connection.ShakeHandsAsync(limit.Token).ConfigureAwait(false);
                return connection;
            }
            catch
            {
                connection.Close();
                throw;
            }
        }
        catch (AuthenticationFault fault)
        {
            throw new MongoAuthenticationException(host, $"authentication failed: {fault.Message}", fault);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new MongoTimeoutException(host, $"no connection within {settings.ConnectTimeout.TotalSeconds:0.###} s; check the "
                + "address, the firewall, and that the server is up and not overloaded, or raise connectTimeoutMS", late);
        }
    }

    private async Task ShakeHandsAsync(CancellationToken cancellation)
    {
        var authenticator = _settings.Credential is { } credential ? Authenticator.For(Host, _settings, credential) : null;
        HelloRequest.WriteFirst(_writer, _settings, authenticator is null ? null : writer => WriteAuthentication(writer, authenticator));
        using var reply = new MongoReply();
        var first = new Exchange(_writer.WrittenMemory, null, reply, MessageFlags.None, 0) { IsLegacy = !_settings.IsLoadBalanced };
        await GuardAsync(first, Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        Hello = ReadHello(reply);
        CheckVersion();
        _compresses = Hello.Compression.Contains(MessageCompression.Zlib);
        if (authenticator is not null)
            await AuthenticateAsync(authenticator, cancellation).ConfigureAwait(false);
        _messages.Limit = Math.Clamp(Hello.MaxMessageSizeBytes, HandshakeLimit, MessageStream.DefaultLimit);
    }

    private void CheckVersion()
    {
        if (Hello.MaxWireVersion < OldestWireVersion)
            throw new MongoIncompatibleException(Host,
                $"its wire version is {Hello.MaxWireVersion}, that of MongoDB 3.6 or older; MongoDB 4.0 (wire version "
                    + $"{OldestWireVersion}) or later is needed");
        if (Hello.MinWireVersion > NewestWireVersion)
            throw new MongoIncompatibleException(Host,
                $"it speaks wire version {Hello.MinWireVersion} and later, this program up to {NewestWireVersion}; a newer version of "
                    + "this program is needed");
    }
}
