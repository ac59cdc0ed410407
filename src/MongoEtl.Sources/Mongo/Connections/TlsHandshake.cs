using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Sources;

/// <summary>The TLS handshake of one connection, and what its failures mean.</summary>
internal static class TlsHandshake
{
    /// <summary>Encrypts the stream. The server's certificate and its host name are checked as far as the options say.</summary>
    /// <exception cref="MongoTlsException">A check failed, a file cannot be used, or the server speaks no TLS.</exception>
    public static async Task RunAsync(SslStream stream, MongoHost host, MongoTlsOptions options, CancellationToken cancellation)
    {
        var check = new CertificateCheck(host, options);
        var authentication = new SslClientAuthenticationOptions
        {
            TargetHost = host.Name,
            RemoteCertificateValidationCallback = check.Accept,
            CertificateChainPolicy = Policy(host, options),
        };
        if (options.CertificateKeyFile is { } file)
            authentication.ClientCertificateContext = CertificateFiles.ReadClient(host, file, options.CertificateKeyFilePassword);
        try
        {
            await stream.AuthenticateAsClientAsync(authentication, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            throw Failure(host, check.Problem, failure);
        }
    }

    // Where it cannot be found out whether a certificate is revoked, it counts as not revoked (specification "ocsp-support", "soft fail").
    private static X509ChainPolicy Policy(MongoHost host, MongoTlsOptions options)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = options.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
            VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown
                | X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown | X509VerificationFlags.IgnoreRootRevocationUnknown,
            UrlRetrievalTimeout = TimeSpan.FromSeconds(3),
        };
        if (options.AuthorityFile is { } file)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(CertificateFiles.ReadAuthorities(host, file));
        }
        return policy;
    }

    private static MongoException Failure(MongoHost host, string? problem, Exception failure) => (problem, failure) switch
    {
        ({ } found, _) => new MongoTlsException(host, found, failure),
        (null, AuthenticationException) => new MongoTlsException(host,
            $"the TLS handshake failed ({Innermost(failure)}); check that the server speaks TLS there, and whether it asks for a client's "
            + "certificate (tlsCertificateKeyFile)", failure),
        _ => new MongoNetworkException(host,
            $"the connection ended in the TLS handshake ({Innermost(failure)}); check that the server speaks TLS there, and whether it "
            + "asks for a client's certificate (tlsCertificateKeyFile)", failure),
    };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.OnOneLine();
}
