using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Sources;

/// <summary>Reads certificates and keys from PEM files.</summary>
internal static class CertificateFiles
{
    /// <summary>All certificates of <c>tlsCAFile</c>.</summary>
    /// <exception cref="MongoTlsException">The file cannot be read, or holds none.</exception>
    public static X509Certificate2Collection ReadAuthorities(MongoHost host, string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw new MongoTlsException(host, $"tlsCAFile {file} cannot be used: {failure.Message.OnOneLine()}; it must be PEM and "
                + "readable", failure);
        }
        return authorities.Count > 0
            ? authorities
            : throw new MongoTlsException(host, $"tlsCAFile {file} holds no certificate; it must be PEM, with BEGIN CERTIFICATE");
    }

    /// <summary>The client's certificate with its key, and the other certificates of the file, which are sent along.</summary>
    /// <param name="host">For messages.</param>
    /// <param name="file">Certificates and key; the client's own certificate first.</param>
    /// <param name="password">Of an encrypted key (PKCS #8); null: it is not encrypted.</param>
    /// <exception cref="MongoTlsException">The file cannot be read, holds no pair, or the password is not the key's.</exception>
    public static SslStreamCertificateContext ReadClient(MongoHost host, string file, string? password)
    {
        try
        {
            var text = File.ReadAllText(file);
            var certificate = text.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? X509Certificate2.CreateFromEncryptedPem(text, text, password ?? throw PasswordMissing(host, file))
                : X509Certificate2.CreateFromPem(text, text);
            var others = new X509Certificate2Collection();
            others.ImportFromPem(text);
            return SslStreamCertificateContext.Create(certificate, others, offline: true);
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw new MongoTlsException(host, $"tlsCertificateKeyFile {file} cannot be used: {failure.Message.OnOneLine()}; it must be "
                + "PEM with the certificate and its key, the key in PKCS #8 if it is encrypted, and tlsCertificateKeyFilePassword the "
                + "key's", failure);
        }
    }

    private static MongoTlsException PasswordMissing(MongoHost host, string file) =>
        new(host, $"the key in tlsCertificateKeyFile {file} is encrypted; write tlsCertificateKeyFilePassword");

    private static bool IsOfFile(Exception failure) =>
        failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;
}
