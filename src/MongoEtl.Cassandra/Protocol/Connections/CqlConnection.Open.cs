using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Opening: TCP, TLS, OPTIONS, STARTUP, SASL PLAIN, USE.</summary>
internal sealed partial class CqlConnection
{
    /// <summary>Opens a connection that is ready for queries, in the highest version that both sides speak.</summary>
    /// <param name="endPoint">Host and port; a <see cref="DnsEndPoint"/> is resolved, and TLS checks its name.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ConnectionFailedException">Nothing answers there, TLS or its certificates are not right, or the time ran out.</exception>
    /// <exception cref="BadCredentialsException">User or password is wrong.</exception>
    /// <exception cref="InvalidException">The keyspace does not exist.</exception>
    /// <exception cref="ServerException">The server refuses for another reason.</exception>
    public static async Task<CqlConnection> OpenAsync(EndPoint endPoint, ConnectionOptions options, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.ConnectTimeout);
        try
        {
            if (options.HighestVersion >= ProtocolVersion.V5
                && await TryOpenAsync(endPoint, options, ProtocolVersion.V5, limit.Token).ConfigureAwait(false) is { } newest)
                return newest;
            return await TryOpenAsync(endPoint, options, ProtocolVersion.V4, limit.Token).ConfigureAwait(false)
                ?? throw new ConnectionFailedException(endPoint,
                    "the server speaks neither version 5 nor 4 of the protocol; Cassandra 3 or later is needed", RetryAdvice.Never);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectionFailedException(endPoint,
                $"the handshake was not over within {options.ConnectTimeout.TotalSeconds:0.###} s; check that the server is up and not overloaded",
                RetryAdvice.OtherHost);
        }
        catch (ConnectionLostException lost)
        {
            throw new ConnectionFailedException(endPoint,
                $"it ended in the handshake{(lost.InnerException is { } cause ? $" ({cause.Message.OnOneLine()})" : "")}; "
                + "check that the port is that of CQL, and whether the server expects TLS", RetryAdvice.OtherHost, lost);
        }
    }

    /// <summary>Null when the server does not speak the version.</summary>
    private static async Task<CqlConnection?> TryOpenAsync(
        EndPoint endPoint, ConnectionOptions options, ProtocolVersion version, CancellationToken cancellation)
    {
        var stream = await Transport.OpenAsync(endPoint, options, cancellation).ConfigureAwait(false);
        var connection = new CqlConnection(endPoint, options, stream, version);
        connection._reading = connection.ReadAsync();
        connection._watching = connection.WatchAsync();
        try
        {
            await connection.ShakeHandsAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (failure is ProtocolErrorException or ConnectionLostException { InnerException: ProtocolErrorException })
                return null;
            throw;
        }
    }

    private async Task ShakeHandsAsync(CancellationToken cancellation)
    {
        Supported = Expect<SupportedResponse>(await SendAsync(new OptionsRequest(), cancellation).ConfigureAwait(false)).Options;
        var answer = await SendAsync(StartupRequest.Default, cancellation).ConfigureAwait(false);
        if (answer is AuthenticateResponse)
            await AuthenticateAsync(cancellation).ConfigureAwait(false);
        else
            Expect<ReadyResponse>(answer);
        if (_options.Keyspace is { } keyspace)
        {
            var use = new QueryRequest($"USE \"{keyspace.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            Expect<SetKeyspaceResult>(await SendAsync(use, cancellation).ConfigureAwait(false));
        }
    }

    private async Task AuthenticateAsync(CancellationToken cancellation)
    {
        if (_options.User is null)
            throw new ConnectionFailedException(EndPoint, "the server asks for a user and a password; set CASSANDRA_USER and CASSANDRA_PASSWORD",
                RetryAdvice.Never);
        var token = AuthResponseRequest.Plain(_options.User, _options.Password ?? "");
        if (await SendAsync(token, cancellation).ConfigureAwait(false) is not AuthSuccessResponse)
            throw new ConnectionFailedException(EndPoint, "the server asks for more than SASL PLAIN; use password authentication for this role",
                RetryAdvice.Never);
    }

    private static T Expect<T>(Response response)
        where T : Response =>
        response as T ?? throw new ProtocolViolationException($"a {response.GetType().Name} instead of a {typeof(T).Name}");
}
