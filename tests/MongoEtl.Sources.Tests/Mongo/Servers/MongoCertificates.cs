using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Sources.Tests;

/// <summary>An authority, certificates of it for 127.0.0.1, for another host, for the past and for a client, and an authority that signed
/// nothing.
/// PEM files in a folder that goes with the process.</summary>
internal sealed class MongoCertificates
{
    /// <summary>What the client's encrypted key is encrypted with.</summary>
    public const string KeyPassword = "for-tests-only";

    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-mongo-tls-").FullName;

    private MongoCertificates()
    {
        using var authority = Authority("the tests' authority");
        using var stranger = Authority("nobody's authority");
        Write("authority.pem", authority.ExportCertificatePem());
        Write("stranger.pem", stranger.ExportCertificatePem());
        Write("both.pem", stranger.ExportCertificatePem() + "\n" + authority.ExportCertificatePem());
        Write("none.pem", "nothing of the kind");
        var now = DateTimeOffset.UtcNow;
        Server = Issue(authority, "server", names => names.AddIpAddress(IPAddress.Loopback), now.AddMinutes(-5), now.AddDays(1));
        OtherHost = Issue(authority, "other", names => names.AddDnsName("elsewhere.example"), now.AddMinutes(-5), now.AddDays(1));
        Expired = Issue(authority, "expired", names => names.AddIpAddress(IPAddress.Loopback), now.AddMinutes(-30), now.AddMinutes(-10));
        using var client = Issue(authority, "client", names => names.AddDnsName("client"), now.AddMinutes(-5), now.AddDays(1));
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        using var key = client.GetECDsaPrivateKey()!;
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem(KeyPassword, parameters);
        Write("client-encrypted.pem", client.ExportCertificatePem() + "\n" + encrypted);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One set serves all tests.</summary>
    public static MongoCertificates Shared { get; } = new();

    public X509Certificate2 Server { get; }

    public X509Certificate2 OtherHost { get; }

    public X509Certificate2 Expired { get; }

    public string ServerCertificateFile => File("server.crt");

    public string ServerKeyFile => File("server.key");

    public string AuthorityFile => File("authority.pem");

    public string StrangerFile => File("stranger.pem");

    public string BothAuthoritiesFile => File("both.pem");

    public string NoCertificateFile => File("none.pem");

    public string ClientFile => File("client.pem");

    public string EncryptedClientFile => File("client-encrypted.pem");

    private X509Certificate2 Issue(
        X509Certificate2 authority, string name, Action<SubjectAlternativeNameBuilder> names, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        names(alternatives);
        request.CertificateExtensions.Add(alternatives.Build());
        using var signed = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(8));
        Write($"{name}.crt", signed.ExportCertificatePem());
        Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
        Write($"{name}.pem", signed.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return signed.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private string File(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);
}
