using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>TLS and authentication against a real Cassandra that asks for both. One test, since the node takes long to start.</summary>
[Trait("Category", "Server")]
public sealed class SecuredServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Wrong_certificates_names_and_passwords_are_one_line_that_says_what_to_do()
    {
        CassandraFixture.RequireOrSkip();
        using var certificates = new TestCertificates();
        await using var node = await CassandraNode.StartAsync(new CassandraNodeOptions { HasAuthentication = true, KeyStore = certificates.KeyStore });
        var right = new ConnectionOptions
        {
            Tls = new TlsOptions { AuthorityFile = certificates.AuthorityFile },
            User = "cassandra",
            Password = "cassandra",
            ConnectTimeout = TimeSpan.FromSeconds(20),
        };
        await OpenWhenRoleExistsAsync(node.EndPoint, right);
        await OpenWhenRoleExistsAsync(node.EndPoint, right with { HighestVersion = ProtocolVersion.V4 });

        (await RefusedAsync<BadCredentialsException>(node.EndPoint, right with { Password = "wrong" })).ShouldContain("CASSANDRA_PASSWORD");
        (await RefusedAsync<BadCredentialsException>(node.EndPoint, right with { User = "nobody" })).ShouldNotContain("nobody");
        (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { User = null })).ShouldContain("set CASSANDRA_USER");
        (await RefusedAsync<InvalidException>(node.EndPoint, right with { Keyspace = "none" })).ShouldContain("none");

        var tls = right.Tls;
        foreach (var wrong in new[] { tls with { AuthorityFile = certificates.StrangerFile }, tls with { AuthorityFile = null } })
            (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { Tls = wrong })).ShouldContain("set CASSANDRA_TLS_CA");
        (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { Tls = tls with { ServerName = "other.example" } }))
            .ShouldContain("does not name \"other.example\"");
        (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { Tls = tls with { AuthorityFile = certificates.NoCertificateFile } }))
            .ShouldContain("must be PEM");
        (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { Tls = tls with { CertificateFile = "/nowhere.pem" } }))
            .ShouldContain("must be PEM");
        (await RefusedAsync<ConnectionFailedException>(node.EndPoint, right with { Tls = null })).ShouldContain("expects TLS");
        await SessionsSayTheSameAsync(node.EndPoint, right, tls with { AuthorityFile = certificates.StrangerFile });
    }

    private static async Task SessionsSayTheSameAsync(IPEndPoint endPoint, ConnectionOptions right, TlsOptions stranger)
    {
        var options = TestSession.Options(endPoint) with { Tls = right.Tls, User = right.User, Password = right.Password };
        await using (var session = await CqlSession.ConnectAsync(options))
            session.State.Candidates.ShouldAllBe(host => host.IsUp);
        var password = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(options with { Password = "wrong" }));
        password.Message.ShouldContain("check CASSANDRA_USER and CASSANDRA_PASSWORD");
        var certificate = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(options with { Tls = stranger }));
        certificate.Message.ShouldContain("TLS failed");
        (password.Message + certificate.Message).ShouldNotContain("\n");
    }

    private static async Task<string> RefusedAsync<T>(EndPoint endPoint, ConnectionOptions options)
        where T : CassandraException
    {
        var failure = await Should.ThrowAsync<T>(CqlConnection.OpenAsync(endPoint, options).WaitAsync(Patience));
        failure.Retry.ShouldBe(options.Tls is null ? RetryAdvice.OtherHost : RetryAdvice.Never);
        failure.Message.ShouldNotContain("\n");
        failure.Message.ShouldNotContain("wrong\"");
        return failure.Message;
    }

    /// <summary>The server makes its first role some moments after it takes connections.</summary>
    private static async Task OpenWhenRoleExistsAsync(EndPoint endPoint, ConnectionOptions options)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await using var connection = await CqlConnection.OpenAsync(endPoint, options, limit.Token);
                (await connection.SendAsync(new QueryRequest("SELECT key FROM system.local"), limit.Token)).ShouldBeOfType<RowsResult>().RowCount.ShouldBe(1);
                return;
            }
            catch (ServerException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(200, limit.Token);
            }
        }
    }
}
