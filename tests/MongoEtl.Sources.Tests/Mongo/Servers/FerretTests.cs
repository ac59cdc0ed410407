namespace MongoEtl.Sources.Tests;

/// <summary>The modern handshake, SCRAM-SHA-256 and TLS, against FerretDB.</summary>
[Trait("Category", "Server")]
public sealed class FerretTests(MongoServersFixture servers)
{
    [Theory]
    [InlineData(nameof(MongoMechanism.Negotiated))]
    [InlineData(nameof(MongoMechanism.ScramSha256))]
    public async Task User_logs_in_over_tls_and_reads(string mechanism)
    {
        var server = await servers.FerretAsync();
        var settings = Settings(Enum.Parse<MongoMechanism>(mechanism));
        await using var connection = await MongoConnection.OpenAsync(server.Host, settings, default);
        (connection.Hello.MaxWireVersion, connection.Hello.IsWritablePrimary).ShouldBe((21, true));
        await connection.RunAsync("""{"insert":"c","documents":[{"_id":1,"name":"one"},{"_id":2,"name":"two"}],"$db":"wire"}""");
        var found = await connection.RunAsync("""{"find":"c","filter":{"_id":2},"$db":"wire"}""");
        found.ShouldContain("\"name\":\"two\"");
        await connection.RunAsync("""{"drop":"c","$db":"wire"}""");
    }

    [Fact]
    public async Task Server_is_checked_again_on_the_same_connection()
    {
        var server = await servers.FerretAsync();
        await using var connection = await MongoConnection.OpenAsync(
            server.Host, Settings(MongoMechanism.Negotiated), default);
        var answer = await connection.CheckAsync(null, null, TimeSpan.FromSeconds(20), default);
        (answer.IsOk, answer.MaxWireVersion).ShouldBe((true, 21));
    }

    [Theory]
    [InlineData(MongoServersFixture.User, "another")]
    [InlineData("nobody", MongoServersFixture.Password)]
    public async Task A_wrong_credential_is_one_clear_line(string user, string password)
    {
        var server = await servers.FerretAsync();
        var settings = Settings(MongoMechanism.ScramSha256) with
        {
            Credential = Settings(MongoMechanism.ScramSha256).Credential! with { UserName = user, Password = password },
        };
        var failure = await Should.ThrowAsync<MongoAuthenticationException>(
            MongoConnection.OpenAsync(server.Host, settings, default));
        failure.Message.ShouldContain("check user, password, authMechanism, and authSource");
        failure.Message.ShouldNotContain(password);
    }

    [Fact]
    public async Task Without_a_credential_reads_are_refused()
    {
        var server = await servers.FerretAsync();
        var settings = Settings(MongoMechanism.Negotiated) with { Credential = null };
        await using var connection = await MongoConnection.OpenAsync(server.Host, settings, default);
        var refused = await Should.ThrowAsync<MongoServerException>(connection.RunAsync("""{"find":"c","$db":"wire"}"""));
        refused.Code.ShouldBeOneOf(MongoErrorCode.Unauthorized, MongoErrorCode.AuthenticationFailed);
    }

    [Fact]
    public async Task An_authority_that_is_not_the_servers_is_refused()
    {
        var server = await servers.FerretAsync();
        var tls = new MongoTlsOptions { AuthorityFile = MongoCertificates.Shared.StrangerFile };
        var settings = Settings(MongoMechanism.Negotiated) with { Tls = tls };
        (await Should.ThrowAsync<MongoTlsException>(MongoConnection.OpenAsync(server.Host, settings, default)))
            .Message.ShouldContain("of no authority in tlsCAFile");
    }

    [Fact]
    public async Task A_connection_in_the_clear_ends_and_says_what_to_check()
    {
        var server = await servers.FerretAsync();
        var settings = ScriptedMongo.Settings with { ConnectTimeout = TimeSpan.FromSeconds(5) };
        var failure = await Should.ThrowAsync<MongoException>(MongoConnection.OpenAsync(server.Host, settings, default));
        failure.Message.ShouldContain("check");
        failure.Message.ShouldNotContain("\n");
    }

    private static ConnectionSettings Settings(MongoMechanism mechanism) => ScriptedMongo.Settings with
    {
        Tls = new MongoTlsOptions { AuthorityFile = MongoCertificates.Shared.AuthorityFile },
        Credential = new MongoCredential
        {
            UserName = MongoServersFixture.User,
            Password = MongoServersFixture.Password,
            Source = "admin",
            Mechanism = mechanism,
        },
    };
}
