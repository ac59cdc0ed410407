using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>From a connection string to a command's answer on real servers, and what stands in the way told at once.</summary>
[Trait("Category", "Server")]
public sealed class RealTopologyTests(MongoServersFixture servers)
{
    [Fact]
    public async Task A_user_is_logged_in_over_tls_as_the_address_says()
    {
        var address = await FerretAsync(MongoServersFixture.Password, MongoCertificates.Shared.AuthorityFile);
        (await PingAsync(address)).ShouldBe(TopologyType.Single);
    }

    [Fact]
    public async Task A_server_with_the_legacy_handshake_is_found() =>
        (await PingAsync($"mongodb://{(await servers.JavaServerAsync()).Host}/")).ShouldBe(TopologyType.Single);

    [Fact]
    public async Task A_wrong_password_is_told_at_once()
    {
        var address = await FerretAsync("another-secret", MongoCertificates.Shared.AuthorityFile);
        var refused = await Should.ThrowAsync<MongoAuthenticationException>(() => PingAsync(address));
        refused.Message.ShouldNotContain("another-secret");
        refused.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_at_once()
    {
        var address = await FerretAsync(MongoServersFixture.Password, MongoCertificates.Shared.StrangerFile);
        var refused = await Should.ThrowAsync<SourceException>(() => PingAsync(address));
        refused.IsTransient.ShouldBeFalse();
        refused.Message.ShouldContain("of no authority in tlsCAFile");
        refused.Message.ShouldNotContain("\n");
    }

    // Nobody would wait that long: what cannot pass must not be waited for.
    private async Task<string> FerretAsync(string password, string authority)
    {
        var server = await servers.FerretAsync();
        return $"mongodb://{MongoServersFixture.User}:{Uri.EscapeDataString(password)}@{server.Host}/?tls=true"
            + $"&tlsCAFile={Uri.EscapeDataString(authority)}&serverSelectionTimeoutMS=600000";
    }

    private static async Task<TopologyType> PingAsync(string address)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var topology = await MongoTopology.OpenAsync(address, limit.Token);
        await using var lease = await topology.SelectAsync(null, limit.Token);
        using var reply = new MongoReply();
        await lease.RunAsync(ExtendedJson.Parse("""{"ping":1,"$db":"admin"}"""), reply, null, limit.Token);
        return topology.Current.Type;
    }
}
