using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MongoEtl.Sources.Tests;

/// <summary>TLS against a scripted server on 127.0.0.1.</summary>
public sealed class TlsTests
{
    private static readonly MongoCertificates s_files = MongoCertificates.Shared;

    [Fact]
    public async Task Server_of_a_trusted_authority_is_taken()
    {
        (await ProblemAsync(s_files.Server, new MongoTlsOptions { AuthorityFile = s_files.AuthorityFile })).ShouldBeNull();
        (await ProblemAsync(s_files.Server, new MongoTlsOptions { AuthorityFile = s_files.BothAuthoritiesFile })).ShouldBeNull();
    }

    [Fact]
    public async Task Server_of_another_authority_is_refused_and_said_to_be()
    {
        (await ProblemAsync(s_files.Server, new MongoTlsOptions { AuthorityFile = s_files.StrangerFile }))
            .ShouldBe("the server's certificate is of no authority in tlsCAFile; give the file of the authority that issued it");
        (await ProblemAsync(s_files.Server, new MongoTlsOptions())).ShouldNotBeNull().ShouldContain("write tlsCAFile=FILE");
    }

    [Fact]
    public async Task Certificate_of_another_host_is_refused_and_said_to_be()
    {
        var options = new MongoTlsOptions { AuthorityFile = s_files.AuthorityFile };
        (await ProblemAsync(s_files.OtherHost, options)).ShouldBe("the server's certificate does not name 127.0.0.1 but elsewhere.example; "
            + "write a host name that it does name, or tlsAllowInvalidHostnames=true");
        (await ProblemAsync(s_files.OtherHost, options with { AllowInvalidHostNames = true })).ShouldBeNull();
        (await ProblemAsync(s_files.OtherHost, options with { AllowInvalidCertificates = true }))
            .ShouldNotBeNull().ShouldContain("does not name");
    }

    [Fact]
    public async Task Expired_certificate_is_refused_and_said_to_be()
    {
        var options = new MongoTlsOptions { AuthorityFile = s_files.AuthorityFile };
        (await ProblemAsync(s_files.Expired, options)).ShouldNotBeNull().ShouldContain("not valid now");
        (await ProblemAsync(s_files.Expired, options with { AllowInvalidCertificates = true })).ShouldBeNull();
    }

    [Fact]
    public async Task Any_certificate_is_taken_where_the_address_says_so() => (await ProblemAsync(s_files.OtherHost,
        new MongoTlsOptions { AllowInvalidCertificates = true, AllowInvalidHostNames = true })).ShouldBeNull();

    [Fact]
    public async Task Files_that_cannot_be_used_are_named()
    {
        async Task<string> Problem(MongoTlsOptions options) => (await ProblemAsync(s_files.Server, options)).ShouldNotBeNull();
        (await Problem(new() { AuthorityFile = "/no/such.pem" })).ShouldStartWith("tlsCAFile /no/such.pem cannot be used");
        (await Problem(new() { AuthorityFile = s_files.NoCertificateFile })).ShouldContain("holds no certificate");
        (await Problem(new() { CertificateKeyFile = "/no/such.pem" })).ShouldStartWith("tlsCertificateKeyFile /no/such.pem cannot be used");
        (await Problem(new() { CertificateKeyFile = s_files.AuthorityFile })).ShouldContain("cannot be used");
        (await Problem(new() { CertificateKeyFile = s_files.EncryptedClientFile })).ShouldContain("write tlsCertificateKeyFilePassword");
        var wrong = await Problem(new() { CertificateKeyFile = s_files.EncryptedClientFile, CertificateKeyFilePassword = "wr0ng-one" });
        wrong.ShouldContain("cannot be used");
        wrong.ShouldNotContain("wr0ng-one");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_shows_its_certificate(bool encrypted)
    {
        string? subject = null;
        await using var server = new ScriptedMongo(
            stream => AcceptAsync(stream, s_files.Server, found => subject = found), peer => peer.ShakeHandsAsync());
        await using var connection = await server.OpenAsync(ScriptedMongo.Settings with
        {
            Tls = new MongoTlsOptions
            {
                AuthorityFile = s_files.AuthorityFile,
                CertificateKeyFile = encrypted ? s_files.EncryptedClientFile : s_files.ClientFile,
                CertificateKeyFilePassword = encrypted ? MongoCertificates.KeyPassword : null,
            },
        });
        connection.IsOpen.ShouldBeTrue();
        subject.ShouldBe("CN=client");
    }

    [Fact]
    public async Task Server_without_tls_is_said_to_have_none()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.SendRawAsync("no TLS here, only text of some length\n"u8.ToArray());
            await peer.UntilClosedAsync();
        });
        var settings = ScriptedMongo.Settings with { Tls = new MongoTlsOptions { AuthorityFile = s_files.AuthorityFile } };
        var failure = await Should.ThrowAsync<MongoException>(server.OpenAsync(settings));
        failure.Message.ShouldContain("check that the server speaks TLS there");
        failure.Message.ShouldNotContain("\n");
    }

    /// <summary>What opening a connection fails with, without the host; null if it succeeds.</summary>
    private static async Task<string?> ProblemAsync(X509Certificate2 certificate, MongoTlsOptions options)
    {
        await using var server = new ScriptedMongo(stream => AcceptAsync(stream, certificate, null), peer => peer.ShakeHandsAsync());
        try
        {
            await using var connection = await server.OpenAsync(ScriptedMongo.Settings with { Tls = options });
            return null;
        }
        catch (MongoTlsException failure)
        {
            failure.IsTransient.ShouldBeFalse();
            failure.Message.ShouldNotContain("\n");
            return failure.Message[$"MongoDB at {server.Host}: ".Length..];
        }
    }

    private static async Task<Stream> AcceptAsync(Stream stream, X509Certificate2 certificate, Action<string?>? onClient)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = onClient is not null,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                onClient?.Invoke(shown?.Subject);
                return true;
            },
        });
        return encrypted;
    }
}
