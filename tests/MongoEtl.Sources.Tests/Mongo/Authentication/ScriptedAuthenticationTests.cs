using System.Net.Security;
using System.Security.Cryptography;

namespace MongoEtl.Sources.Tests;

/// <summary>Logging in at servers that no test can start: of every age, false ones among them.</summary>
public sealed class ScriptedAuthenticationTests
{
    private const string User = "jean,luc";
    private const string Password = "p3ncil-\u00E9";

    private static readonly string s_digest = PasswordDigest.Of(User, Password);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Scram_sha_256_with_and_without_the_short_cuts_of_newer_servers(bool speculative, bool skipsEmpty)
    {
        await using var server = new ScriptedMongo(peer => new ScriptedLogin(speculative, skipsEmpty).PlayAsync(peer, Sha256()));
        await using var connection = await server.OpenAsync(Settings(MongoMechanism.ScramSha256));
        (await connection.PingAsync()).ShouldContain("\"n\":1");
    }

    [Theory]
    [InlineData(nameof(MongoMechanism.ScramSha1), false)]
    [InlineData(nameof(MongoMechanism.ScramSha1), true)]
    [InlineData(nameof(MongoMechanism.Negotiated), false)]
    public async Task Scram_sha_1_by_name_or_because_the_user_has_no_better(string mechanism, bool speculative)
    {
        var play = new ScriptedLogin(speculative, SkipsEmpty: true) { Offers = """["SCRAM-SHA-1"]""" };
        await using var server = new ScriptedMongo(peer => play.PlayAsync(peer, Sha1()));
        await using var connection = await server.OpenAsync(Settings(Enum.Parse<MongoMechanism>(mechanism)));
        (await connection.PingAsync()).ShouldContain("\"n\":1");
    }

    [Fact]
    public async Task The_better_mechanism_of_the_user_is_taken()
    {
        var play = new ScriptedLogin(IsSpeculative: true, SkipsEmpty: true) { Offers = """["SCRAM-SHA-1","SCRAM-SHA-256","NEW"]""" };
        await using var server = new ScriptedMongo(async peer =>
        {
            var first = await play.PlayAsync(peer, Sha256());
            first.Text("saslSupportedMechs").ShouldBe($"app.{User}");
            first.Command.GetProperty("speculativeAuthenticate").GetProperty("db").GetString().ShouldBe("app");
        });
        await using var connection = await server.OpenAsync(Settings(MongoMechanism.Negotiated));
        (await connection.PingAsync()).ShouldContain("\"n\":1");
    }

    [Theory]
    [InlineData(nameof(MongoMechanism.ScramSha1))]
    [InlineData(nameof(MongoMechanism.ScramSha256))]
    [InlineData(nameof(MongoMechanism.Negotiated))]
    public async Task A_wrong_password_is_one_clear_line(string mechanism)
    {
        var wrong = mechanism == nameof(MongoMechanism.ScramSha1)
            ? new ScramServer(HashAlgorithmName.SHA1, Escaped, "another") : new ScramServer(HashAlgorithmName.SHA256, Escaped, "another");
        await using var server = new ScriptedMongo(peer => new ScriptedLogin(true, true).PlayAsync(peer, wrong));
        var failure = await Should.ThrowAsync<MongoAuthenticationException>(
            server.OpenAsync(Settings(Enum.Parse<MongoMechanism>(mechanism))));
        var name = mechanism == nameof(MongoMechanism.ScramSha1) ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
        failure.Message.ShouldBe($"MongoDB at {server.Host}: authentication failed with {name} (AuthenticationFailed): check user, "
            + "password, authMechanism, and authSource, the database that knows the user (now app)");
        failure.IsTransient.ShouldBeFalse();
        NoSecretIn(failure);
    }

    [Theory]
    [InlineData("v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "does not know this user's password")]
    [InlineData("", "malformed")]
    [InlineData("v=", "malformed")]
    public async Task A_server_that_does_not_prove_itself_is_left(string signature, string problem)
    {
        var play = new ScriptedLogin(IsSpeculative: true, SkipsEmpty: true) { Signature = signature };
        await using var server = new ScriptedMongo(peer => play.PlayAsync(peer, Sha256()));
        var failure = await Should.ThrowAsync<MongoAuthenticationException>(server.OpenAsync(Settings(MongoMechanism.ScramSha256)));
        failure.Message.ShouldContain(problem);
        NoSecretIn(failure);
    }

    [Fact]
    public async Task Too_few_iterations_are_refused_before_the_proof_is_sent()
    {
        var weak = new ScramServer(HashAlgorithmName.SHA256, Escaped, Password, iterations: 1000);
        var proofs = 0;
        await using var server = new ScriptedMongo(async peer =>
        {
            var first = await peer.ReceiveAsync();
            var payload = weak.First(ScriptedRequest.PayloadOf(first.Command.GetProperty("speculativeAuthenticate")));
            await peer.AnswerAsync(first, Took(payload, isDone: false));
            await peer.ReceiveAsync();
            proofs++;
        });
        var failure = await Should.ThrowAsync<MongoAuthenticationException>(server.OpenAsync(Settings(MongoMechanism.ScramSha256)));
        failure.Message.ShouldContain("1000 iterations");
        await server.DisposeAsync();
        proofs.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_ends_early_is_not_believed()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            var first = await peer.ReceiveAsync();
            await peer.AnswerAsync(first, Took("", isDone: true));
            await peer.UntilClosedAsync();
        });
        await Should.ThrowAsync<MongoAuthenticationException>(server.OpenAsync(Settings(MongoMechanism.ScramSha256)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task X509_takes_the_certificate_for_the_user(bool speculative)
    {
        ScriptedRequest? authenticate = null;
        await using var server = new ScriptedMongo(EncryptAsync, async peer =>
        {
            var first = await peer.ReceiveAsync();
            first.Command.GetProperty("speculativeAuthenticate").GetProperty("mechanism").GetString().ShouldBe("MONGODB-X509");
            await peer.AnswerAsync(first, speculative
                ? """{"maxWireVersion":21,"speculativeAuthenticate":{"dbname":"$external","user":"CN=client"},"ok":1}"""
                : """{"maxWireVersion":8,"ok":1}""");
            if (!speculative)
                await peer.AnswerAsync(authenticate = await peer.ReceiveAsync(), """{"dbname":"$external","user":"CN=client","ok":1}""");
            await peer.AnswerAsync(await peer.ReceiveAsync(), """{"n":1,"ok":1}""");
        });
        await using var connection = await server.OpenAsync(X509Settings());
        (await connection.PingAsync()).ShouldContain("\"n\":1");
        if (!speculative)
            (authenticate!.Name, authenticate.Text("$db"), authenticate.Has("user")).ShouldBe(("authenticate", "$external", false));
    }

    [Fact]
    public async Task X509_and_plain_ask_for_what_they_need()
    {
        await using var server = new ScriptedMongo(peer => peer.UntilClosedAsync());
        async Task<string> Problem(MongoMechanism mechanism) =>
            (await Should.ThrowAsync<MongoAuthenticationException>(server.OpenAsync(Settings(mechanism)))).Message;
        (await Problem(MongoMechanism.X509)).ShouldContain("write tls=true and tlsCertificateKeyFile=FILE");
        (await Problem(MongoMechanism.Plain)).ShouldContain("in the clear; write tls=true");
        (await Problem(MongoMechanism.Aws)).ShouldContain("does not speak the mechanism");
        var noUser = ScriptedMongo.Settings with { Credential = new MongoCredential { Source = "admin" } };
        (await Should.ThrowAsync<MongoAuthenticationException>(server.OpenAsync(noUser))).Message
            .ShouldContain("needs a user and a password");
    }

    [Fact]
    public async Task Plain_sends_the_password_over_tls_only()
    {
        ScriptedRequest? start = null;
        await using var server = new ScriptedMongo(EncryptAsync, async peer =>
        {
            (await peer.ShakeHandsAsync()).Has("speculativeAuthenticate").ShouldBeFalse();
            await peer.AnswerAsync(start = await peer.ReceiveAsync(), ScramServer.Answer("", true) + ",\"ok\":1}");
        });
        var settings = Settings(MongoMechanism.Plain) with { Tls = X509Settings().Tls };
        await using var connection = await server.OpenAsync(settings);
        (start!.Text("mechanism"), start.Payload).ShouldBe(("PLAIN", $"\0{User}\0{Password}"));
    }

    [Fact]
    public async Task An_arbiter_is_asked_for_no_login()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync("""{"arbiterOnly":true,"setName":"rs","maxWireVersion":21,"ok":1}""");
            await peer.AnswerAsync(await peer.ReceiveAsync(), """{"n":1,"ok":1}""");
        });
        await using var connection = await server.OpenAsync(Settings(MongoMechanism.Negotiated));
        (await connection.PingAsync()).ShouldContain("\"n\":1");
    }

    private static string Escaped => User.Replace(",", "=2C", StringComparison.Ordinal);

    private static ScramServer Sha256() => new(HashAlgorithmName.SHA256, Escaped, Password);

    private static ScramServer Sha1() => new(HashAlgorithmName.SHA1, Escaped, s_digest);

    private static ConnectionSettings Settings(MongoMechanism mechanism) => ScriptedMongo.Settings with
    {
        Credential = new MongoCredential { UserName = User, Password = Password, Source = "app", Mechanism = mechanism },
        Compressors = ["zlib"],
    };

    private static ConnectionSettings X509Settings() => ScriptedMongo.Settings with
    {
        Credential = new MongoCredential { Source = "$external", Mechanism = MongoMechanism.X509 },
        Tls = new MongoTlsOptions
        {
            AuthorityFile = MongoCertificates.Shared.AuthorityFile,
            CertificateKeyFile = MongoCertificates.Shared.ClientFile,
        },
    };

    /// <summary>An answer to the handshake that has taken the first step of the login.</summary>
    private static string Took(string payload, bool isDone) =>
        $$"""{"maxWireVersion":21,"speculativeAuthenticate":{{ScramServer.Answer(payload, isDone)}}},"ok":1}""";

    private static async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(MongoCertificates.Shared.Server);
        return encrypted;
    }

    private static void NoSecretIn(Exception failure)
    {
        var text = failure.ToString();
        text.ShouldNotContain(Password);
        text.ShouldNotContain(User);
        failure.Message.ShouldNotContain("\n");
    }
}
