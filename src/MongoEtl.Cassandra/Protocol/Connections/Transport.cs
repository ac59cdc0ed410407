using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Cassandra;

/// <summary>Opens what a connection runs over: TCP, and TLS above it.</summary>
internal static class Transport
{
    /// <summary>Connects, and encrypts if that is asked for.</summary>
    /// <exception cref="ConnectionFailedException">No server is there, or the TLS handshake failed.</exception>
    public static async Task<Stream> OpenAsync(EndPoint endPoint, ConnectionOptions options, CancellationToken cancellation)
    {
        var stream = await ConnectAsync(endPoint, options, cancellation).ConfigureAwait(false);
        if (options.Tls is null)
            return stream;
        try
        {
            return await EncryptAsync(stream, endPoint, options.Tls, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (failure is AuthenticationException or IOException)
                throw new ConnectionFailedException(endPoint,
                    $"TLS failed: {failure.Message.OnOneLine()}; check that the server speaks TLS there", RetryAdvice.Never, failure);
            throw;
        }
    }

    private static async Task<NetworkStream> ConnectAsync(EndPoint endPoint, ConnectionOptions options, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (options.LocalPort is { } port)
                socket.Bind(new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, port));
            await socket.ConnectAsync(endPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            if (failure is SocketException)
                throw new ConnectionFailedException(endPoint,
                    $"{failure.Message.OnOneLine()}; check the address and port, and that the server is up", RetryAdvice.OtherHost, failure);
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(NetworkStream stream, EndPoint endPoint, TlsOptions tls, CancellationToken cancellation)
    {
        var encrypted = new SslStream(stream);
        var check = new CertificateCheck(tls.ServerName ?? HostName(endPoint));
        var authentication = new SslClientAuthenticationOptions
        {
            TargetHost = check.HostName,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = check.IsTrusted,
        };
        try
        {
            if (tls.AuthorityFile is not null)
                authentication.CertificateChainPolicy = Trusting(tls.AuthorityFile);
            if (tls.CertificateFile is not null)
                authentication.ClientCertificates = [ReadClientCertificate(tls)];
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFailedException(endPoint,
                $"a certificate file cannot be used: {failure.Message.OnOneLine()}; it must be PEM and readable", RetryAdvice.Never, failure);
        }
        try
        {
            await encrypted.AuthenticateAsClientAsync(authentication, cancellation).ConfigureAwait(false);
        }
        catch (AuthenticationException failure) when (check.Problem is { } problem)
        {
            throw new ConnectionFailedException(endPoint, $"TLS failed: {problem}", RetryAdvice.Never, failure);
        }
        return encrypted;
    }

    private static X509ChainPolicy Trusting(string authorityFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authorityFile);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException($"{authorityFile} holds no certificate");
    }

    private static X509Certificate2 ReadClientCertificate(TlsOptions tls) => X509Certificate2.CreateFromPemFile(tls.CertificateFile!, tls.KeyFile);

    private static string HostName(EndPoint endPoint) => endPoint switch
    {
        DnsEndPoint name => name.Host,
        IPEndPoint address => address.Address.ToString(),
        _ => "",
    };
}
