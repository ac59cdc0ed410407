using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Cassandra.Tests;

/// <summary>An authority, a server's certificate of it for 127.0.0.1, and an authority that signed nothing; files in a folder of their own.</summary>
internal sealed class TestCertificates : IDisposable
{
    private const string KeyStorePassword = "for-tests-only";
    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-tls-").FullName;

    public TestCertificates()
    {
        using var authority = Authority("the tests' authority");
        using var stranger = Authority("nobody's authority");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=cassandra", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(authority, now.AddMinutes(-5), now.AddDays(1), [1, 2, 3]);
        using var server = signed.CopyWithPrivateKey(key);
        File.WriteAllBytes(Path.Combine(_folder, "server.p12"), server.Export(X509ContentType.Pkcs12, KeyStorePassword));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        File.WriteAllText(StrangerFile, stranger.ExportCertificatePem());
        File.WriteAllText(NoCertificateFile, "nothing of the kind");
    }

    public string KeyStore => $"{Path.Combine(_folder, "server.p12")}:{KeyStorePassword}";

    public string AuthorityFile => Path.Combine(_folder, "authority.pem");

    public string StrangerFile => Path.Combine(_folder, "stranger.pem");

    public string NoCertificateFile => Path.Combine(_folder, "none.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2));
    }
}
