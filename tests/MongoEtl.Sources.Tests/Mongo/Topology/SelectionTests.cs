using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Choosing servers and sharing their connections, against scripted servers.</summary>
public sealed class SelectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tags_choose_the_member()
    {
        await using var set = new ScriptedReplicaSet(3);
        await using var topology = new MongoTopology(MongoAddress.Parse(
            set.Address("&readPreference=secondary&readPreferenceTags=number:7&readPreferenceTags=number:2")));
        await using var lease = await topology.SelectAsync(null, Stop);
        lease.Host.ShouldBe(set.Members[2].Host);
        ExtendedJson.ToString(lease.ReadPreference.Span).ShouldBe(
            """{"mode":"secondary","tags":[{"number":"7"},{"number":"2"}]}""", StringCompareShould.IgnoreLineEndings);
        (await lease.ReadAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_member_that_is_asked_directly_is_read_from_whatever_it_is()
    {
        await using var set = new ScriptedReplicaSet(3);
        await using var topology = new MongoTopology(MongoAddress.Parse($"mongodb://{set.Members[1].Host}/?directConnection=true"));
        await using var lease = await topology.SelectAsync(null, Stop);
        ExtendedJson.ToString(lease.ReadPreference.Span).ShouldContain("primaryPreferred");
        (await lease.ReadAsync()).ShouldBe(1);
        topology.Current.Servers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Connections_are_used_again_and_broken_ones_are_not()
    {
        await using var set = new ScriptedReplicaSet(1);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address()));
        for (var at = 0; at < 10; at++)
        {
            await using var lease = await topology.SelectAsync(null, Stop);
            (await lease.ReadAsync()).ShouldBe(0);
        }
        // The monitor's and ours.
        set.Members[0].Connections.ShouldBe(2);
        await using (var lease = await topology.SelectAsync(null, Stop))
        {
            using var cancelled = new CancellationTokenSource();
            using var reply = new MongoReply();
            var run = lease.RunAsync(ExtendedJson.Parse("""{"stall":1,"$db":"d"}"""), reply, null, cancelled.Token).AsTask();
            // Sent and not answered: what the connection carries next is not known.
            await set.Members[0].Stalled.WaitAsync(Stop);
            await cancelled.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => run);
        }
        await using (var lease = await topology.SelectAsync(null, Stop))
            (await lease.ReadAsync()).ShouldBe(0);
        set.Members[0].Connections.ShouldBe(3);
    }

    [Fact]
    public async Task Where_all_connections_are_in_use_the_next_reader_waits()
    {
        await using var set = new ScriptedReplicaSet(1);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address("&maxPoolSize=1")));
        var first = await topology.SelectAsync(null, Stop);
        var waiting = topology.SelectAsync(null, Stop).AsTask();
        await first.ReadAsync();
        waiting.IsCompleted.ShouldBeFalse();
        await first.DisposeAsync();
        await using var second = await waiting;
        (await second.ReadAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_error_of_a_vain_wait_names_each_server_and_no_credential()
    {
        await using var set = new ScriptedReplicaSet(2);
        await set.Members[1].KillAsync();
        var address = set.Address("&readPreference=secondary").Replace("30000", "700").Replace("mongodb://", "mongodb://user:hunter2@");
        await using var topology = new MongoTopology(MongoAddress.Parse(address));
        var fault = await Should.ThrowAsync<SourceException>(() => topology.SelectAsync(null, Stop).AsTask());
        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldStartWith("MongoDB: no server to read from with readPreference secondary within 0.7 s: ");
        fault.Message.ShouldContain($"{set.Members[0].Host} is a primary with tags number:0; ");
        fault.Message.ShouldContain($"{set.Members[1].Host}: ");
        fault.Message.ShouldContain("serverSelectionTimeoutMS");
        fault.Message.ShouldNotContain("\n");
        fault.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task What_no_waiting_can_mend_is_told_at_once()
    {
        await using var set = new ScriptedReplicaSet(1);
        var wait = "&serverSelectionTimeoutMS=600000";
        var host = set.Members[0].Host;
        await RefusedAsync($"mongodb://{host}/?replicaSet=other{wait}", "no host of the address is a member of replica set other");
        await RefusedAsync($"mongodb://{host}/?replicaSet=other&directConnection=true{wait}", "it is a member of replica set rs");
        await RefusedAsync(set.Address(wait + "&readPreference=nearest&maxStalenessSeconds=5"),
            "maxStalenessSeconds: it must be 90 or more");
        await using var old = new ScriptedMongo(peer => peer.ShakeHandsAsync("""{"ismaster":true,"maxWireVersion":5,"ok":1}"""));
        await RefusedAsync($"mongodb://{old.Host}/?a=1{wait}", "MongoDB 4.0");
        await using var other = new ScriptedMongo(peer => peer.SendRawAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));
        await RefusedAsync($"mongodb://{other.Host}/?a=1{wait}", "wire protocol");
    }

    [Theory]
    [InlineData("mongodb://h/?proxyHost=p", "proxies")]
    [InlineData("mongodb://u@h/?authMechanism=GSSAPI", "SCRAM-SHA-256")]
    public async Task What_is_not_offered_is_refused_before_anything_is_sent(string address, string expected) =>
        (await Should.ThrowAsync<SourceException>(() => MongoTopology.OpenAsync(address, Stop))).Message.ShouldContain(expected);

    [Fact]
    public async Task Closing_ends_those_who_wait()
    {
        await using var set = new ScriptedReplicaSet(1);
        set.Elect(-1);
        var topology = new MongoTopology(MongoAddress.Parse(set.Address()));
        var waiting = topology.SelectAsync(null, Stop).AsTask();
        await topology.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => waiting);
    }

    private static async Task RefusedAsync(string address, string expected)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var topology = new MongoTopology(MongoAddress.Parse(address));
        var fault = await Should.ThrowAsync<SourceException>(() => topology.SelectAsync(null, limit.Token).AsTask());
        fault.Message.ShouldContain(expected);
        fault.IsTransient.ShouldBeFalse();
    }
}
