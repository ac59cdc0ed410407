using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Cassandra;

/// <summary>Accepts a server's certificate if nothing is wrong with it, and else says what is, so that people know which setting to look
/// at.</summary>
/// <param name="hostName">The name or address that the certificate must hold.</param>
internal sealed class CertificateCheck(string hostName)
{
    /// <summary>The name or address that the certificate must hold.</summary>
    internal string HostName => hostName;

    /// <summary>What is wrong and what to do, in one line; null when nothing is.</summary>
    internal string? Problem { get; private set; }

    /// <summary>The callback of the handshake.</summary>
    internal bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var problems = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            problems.Add("the server shows no certificate: give it one, or check that the port is that of CQL");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            problems.Add($"the server's certificate is not trusted ({Status(chain)}): set CASSANDRA_TLS_CA to the PEM file of the authority "
                + "that signed it");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            problems.Add($"the server's certificate does not name \"{hostName}\": write in CASSANDRA_HOSTS the nodes as their certificates "
                + "name them");
        Problem = problems.Count == 0 ? null : string.Join("; ", problems);
        return errors == SslPolicyErrors.None;
    }

    private static string Status(X509Chain? chain) => string.Join(", ",
        (chain?.ChainStatus ?? []).Select(status => status.Status).DefaultIfEmpty(X509ChainStatusFlags.PartialChain).Distinct());
}
