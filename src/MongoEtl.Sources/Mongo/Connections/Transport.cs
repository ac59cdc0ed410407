using System.Net.Security;
using System.Net.Sockets;

namespace MongoEtl.Sources;

/// <summary>Opens what a connection runs over: TCP or a Unix socket, and TLS above it.</summary>
internal static class Transport
{
    // A peer that vanished without a word is noticed even while the client waits for an answer that may take long.
    private const int KeepAliveSeconds = 120;
    private const int KeepAliveIntervalSeconds = 10;
    private const int KeepAliveProbes = 9;

    /// <summary>Connects, and encrypts if that is asked for.</summary>
    /// <returns>The socket, which the stream owns, and the stream.</returns>
    /// <exception cref="MongoNetworkException">No server is there.</exception>
    /// <exception cref="MongoTlsException">The certificates are not right, or the server does not speak TLS.</exception>
    public static async Task<(Socket Socket, Stream Stream)> OpenAsync(MongoHost host, MongoTlsOptions? tls, CancellationToken cancellation)
    {
        var socket = await ConnectAsync(host, cancellation).ConfigureAwait(false);
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (tls is null)
            return (socket, stream);
        var encrypted = new SslStream(stream);
        try
        {
            await TlsHandshake.RunAsync(encrypted, host, tls, cancellation).ConfigureAwait(false);
            return (socket, encrypted);
        }
        catch
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Socket> ConnectAsync(MongoHost host, CancellationToken cancellation)
    {
        var socket = host.IsUnixSocket
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (!host.IsUnixSocket)
                KeepAlive(socket);
            await socket.ConnectAsync(host.EndPoint, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch (Exception failure)
        {
            socket.Dispose();
            if (failure is SocketException refused)
                throw new MongoNetworkException(host, $"no connection: {Problem(refused)}", refused);
            throw;
        }
    }

    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveIntervalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
    }

    private static string Problem(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            "the name is unknown; check its spelling and this machine's name servers",
        SocketError.ConnectionRefused => "nothing listens there; check the port, and that the server is up",
        _ => $"{failure.Message.OnOneLine()}; check the address, the firewall, and that the server is up",
    };
}
