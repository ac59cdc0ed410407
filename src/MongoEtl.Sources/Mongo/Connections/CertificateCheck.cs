using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Sources;

/// <summary>Judges a server's certificate, and remembers in words why it was refused.</summary>
internal sealed class CertificateCheck(MongoHost host, MongoTlsOptions options)
{
    /// <summary>Which check failed and what to write; null while none has.</summary>
    public string? Problem { get; private set; }

    /// <summary>What <see cref="SslStream"/> calls.</summary>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (options.AllowInvalidHostNames)
            errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (options.AllowInvalidCertificates)
            errors &= SslPolicyErrors.RemoteCertificateNameMismatch;
        Problem = errors switch
        {
            SslPolicyErrors.None => null,
            _ when (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0 => "the server sent no certificate",
            _ when (errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 => Untrusted(certificate as X509Certificate2, chain),
            _ => $"the server's certificate does not name {host.Name}{Names(certificate as X509Certificate2)}; write a host name that it "
                + "does name, or tlsAllowInvalidHostnames=true",
        };
        return Problem is null;
    }

    private string Untrusted(X509Certificate2? certificate, X509Chain? chain)
    {
        var found = X509ChainStatusFlags.NoError;
        foreach (var status in chain?.ChainStatus ?? [])
            found |= status.Status;
        if ((found & X509ChainStatusFlags.Revoked) != 0)
            return "the server's certificate has been revoked; the server needs a new one";
        if ((found & X509ChainStatusFlags.NotTimeValid) != 0)
            return $"the server's certificate, or one of its authorities', is not valid now{Period(certificate)}; renew it, or check "
                + "this machine's clock";
        if ((found & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
            return options.AuthorityFile is null
                ? "the server's certificate is of an authority that this machine does not trust; write tlsCAFile=FILE with that "
                + "authority's certificate"
                : "the server's certificate is of no authority in tlsCAFile; give the file of the authority that issued it";
        return $"the server's certificate is not accepted ({found})";
    }

    private static string Period(X509Certificate2? certificate) => certificate is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd})");

    private static string Names(X509Certificate2? certificate)
    {
        var names = new List<string>();
        foreach (var extension in certificate?.Extensions ?? [])
        {
            if (extension is not X509SubjectAlternativeNameExtension alternatives)
                continue;
            names.AddRange(alternatives.EnumerateDnsNames());
            names.AddRange(alternatives.EnumerateIPAddresses().Select(address => address.ToString()));
        }
        return names.Count == 0 ? "" : $" but {string.Join(", ", names.Take(5)).OnOneLine()}";
    }
}
