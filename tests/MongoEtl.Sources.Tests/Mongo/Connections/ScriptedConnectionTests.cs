using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>One connection against servers that do what no real one does on demand.</summary>
public sealed class ScriptedConnectionTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Handshake_says_who_we_are_in_the_way_every_version_understands()
    {
        ScriptedRequest? first = null;
        await using var server = new ScriptedMongo(async peer =>
            await peer.AnswerAsync(first = await peer.ReceiveAsync(), ScriptedMongoPeer.ModernHello));
        await using var connection = await server.OpenAsync(ScriptedMongo.Settings with
        {
            ApplicationName = "tests",
            Compressors = ["snappy", "zlib", "zstd"],
        });
        first!.OpCode.ShouldBe(2004);
        first.Name.ShouldBe("isMaster");
        first.Command.GetProperty("helloOk").GetBoolean().ShouldBeTrue();
        first.Command.GetProperty("client").GetProperty("driver").GetProperty("name").GetString().ShouldBe("MongoEtl");
        first.Command.GetProperty("client").GetProperty("application").GetProperty("name").GetString().ShouldBe("tests");
        first.Command.GetProperty("client").GetProperty("os").GetProperty("type").GetString().ShouldNotBeEmpty();
        first.Command.GetProperty("compression").EnumerateArray().Select(name => name.GetString()).ShouldBe(["zlib"]);
        first.Has("saslSupportedMechs").ShouldBeFalse();
        connection.Hello.MaxWireVersion.ShouldBe(21);
    }

    [Fact]
    public async Task Load_balancer_is_greeted_with_hello()
    {
        ScriptedRequest? first = null;
        const string hello = """{"maxWireVersion":21,"msg":"isdbgrid","serviceId":{"$oid":"0102030405060708090a0b0c"},"ok":1}""";
        await using var server = new ScriptedMongo(async peer => await peer.AnswerAsync(first = await peer.ReceiveAsync(), hello));
        await using var connection = await server.OpenAsync(ScriptedMongo.Settings with { IsLoadBalanced = true });
        (first!.OpCode, first.Name).ShouldBe((2013, "hello"));
        first.Command.GetProperty("loadBalanced").GetBoolean().ShouldBeTrue();
        connection.Hello.ServiceId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"maxWireVersion":6,"ok":1}""", "MongoDB 4.0 (wire version 7) or later is needed")]
    [InlineData("""{"minWireVersion":99,"maxWireVersion":120,"ok":1}""", "a newer version of this program is needed")]
    public async Task Server_of_no_common_version_is_refused(string hello, string problem)
    {
        await using var server = new ScriptedMongo(peer => peer.ShakeHandsAsync(hello));
        (await Should.ThrowAsync<MongoIncompatibleException>(server.OpenAsync())).Message.ShouldContain(problem);
    }

    [Fact]
    public async Task Refusal_of_the_server_leaves_the_connection_open()
    {
        await using var server = Answering(
            """{"ok":0,"errmsg":"not\nprimary","code":10107,"codeName":"NotWritablePrimary","errorLabels":["X"]}""",
            """{"ok":1.0,"n":2}""");
        await using var connection = await server.OpenAsync();
        var refused = await Should.ThrowAsync<MongoServerException>(connection.PingAsync());
        refused.Message.ShouldBe($"MongoDB at {server.Host}: it refused ping: not primary (NotWritablePrimary, 10107); "
            + "it may succeed when tried again");
        (refused.IsNotPrimary, refused.IsRetryableRead, refused.IsTransient).ShouldBe((true, true, true));
        refused.Labels.ShouldBe(["X"]);
        connection.IsOpen.ShouldBeTrue();
        (await connection.PingAsync()).ShouldContain("\"n\"");
    }

    [Fact]
    public async Task Silence_of_the_server_is_a_timeout_and_closes_the_connection()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            await peer.ReceiveAsync();
            await peer.UntilClosedAsync();
        });
        await using var connection = await server.OpenAsync();
        var late = await Should.ThrowAsync<MongoTimeoutException>(connection.RunAsync("""{"ping":1,"$db":"a"}""", s_short));
        late.Message.ShouldContain("no answer to ping within 0.05 s");
        late.IsRetryableRead.ShouldBeTrue();
        connection.IsOpen.ShouldBeFalse();
        (await Should.ThrowAsync<MongoNetworkException>(connection.PingAsync())).Message.ShouldContain("closed already");
    }

    [Fact]
    public async Task Cancellation_closes_the_connection()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            await peer.ReceiveAsync();
            await stop.CancelAsync();
            await peer.UntilClosedAsync();
        });
        await using var connection = await server.OpenAsync();
        await Should.ThrowAsync<OperationCanceledException>(connection.RunAsync("""{"ping":1,"$db":"a"}""", cancellation: stop.Token));
        connection.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Opening_has_a_time_limit()
    {
        await using var server = new ScriptedMongo(peer => peer.UntilClosedAsync());
        var settings = ScriptedMongo.Settings with { ConnectTimeout = s_short };
        var late = await Should.ThrowAsync<MongoTimeoutException>(server.OpenAsync(settings));
        late.Message.ShouldContain("connectTimeoutMS");
    }

    [Fact]
    public async Task A_host_where_nothing_listens_and_a_name_that_is_unknown_are_told_apart()
    {
        var server = new ScriptedMongo(_ => Task.CompletedTask);
        var host = server.Host;
        await server.DisposeAsync();
        (await Should.ThrowAsync<MongoNetworkException>(MongoConnection.OpenAsync(host, ScriptedMongo.Settings, default)))
            .Message.ShouldBe($"MongoDB at {host}: no connection: nothing listens there; check the port, and that the server is up");
        var nowhere = new MongoHost("nowhere.invalid");
        (await Should.ThrowAsync<MongoNetworkException>(MongoConnection.OpenAsync(nowhere, ScriptedMongo.Settings, default)))
            .Message.ShouldStartWith("MongoDB at nowhere.invalid:27017: no connection: ");
    }

    [Fact]
    public async Task A_command_that_is_cancelled_before_it_is_sent_leaves_the_connection_open()
    {
        await using var server = Answering("""{"ok":1}""");
        await using var connection = await server.OpenAsync();
        await Should.ThrowAsync<OperationCanceledException>(
            connection.RunAsync("""{"ping":1,"$db":"a"}""", cancellation: new CancellationToken(canceled: true)));
        (await connection.PingAsync()).ShouldContain("ok");
    }

    [Fact]
    public async Task Answers_that_follow_unasked_are_read_where_they_were_allowed()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            var request = await peer.ReceiveAsync();
            request.Flags.ShouldBe(1u << 16);
            var first = peer.Message(request, """{"n":1,"ok":1}""", flags: 2);
            var id = BitConverter.ToInt32(first, 4);
            await peer.SendRawAsync((byte[])[.. first, .. peer.Message(request, """{"n":2,"ok":1}""", flags: 2, responseTo: id)]);
            await peer.AnswerAsync(request, """{"n":3,"ok":1}""", responseTo: id + 1);
            await peer.AnswerAsync(await peer.ReceiveAsync(), """{"n":4,"ok":1}""");
        });
        await using var connection = await server.OpenAsync();
        using var reply = new MongoReply();
        await connection.RunExhaustAsync(ExtendedJson.Parse("""{"hello":1,"$db":"admin"}"""), reply);
        for (var number = 1; number < 3; number++)
        {
            ExtendedJson.ToString(reply.Document).ShouldContain($"\"n\":{number}");
            reply.MoreToCome.ShouldBeTrue();
            await connection.ReceiveMoreAsync("hello", reply);
        }
        reply.MoreToCome.ShouldBeFalse();
        (await connection.PingAsync()).ShouldContain("\"n\":4");
    }

    [Fact]
    public async Task A_second_command_at_the_same_time_is_refused_and_the_first_goes_on()
    {
        var mayAnswer = new TaskCompletionSource();
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            var request = await peer.ReceiveAsync();
            await mayAnswer.Task;
            await peer.AnswerAsync(request, """{"ok":1}""");
        });
        await using var connection = await server.OpenAsync();
        var first = connection.PingAsync();
        await Should.ThrowAsync<InvalidOperationException>(connection.PingAsync());
        mayAnswer.SetResult();
        (await first).ShouldContain("ok");
    }

    [Fact]
    public async Task Commands_go_compressed_where_both_sides_can_and_checks_never()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync("""{"helloOk":true,"maxWireVersion":21,"compression":["zlib"],"ok":1}""");
            peer.Compresses = true;
            var ping = await peer.ReceiveAsync();
            ping.IsCompressed.ShouldBeTrue();
            await peer.AnswerAsync(ping, Commands.Batch(100));
            var hello = await peer.ReceiveAsync();
            (hello.Name, hello.IsCompressed).ShouldBe(("hello", false));
            await peer.AnswerAsync(hello, """{"ismaster":true,"maxWireVersion":21,"ok":1}""");
        });
        await using var connection = await server.OpenAsync(ScriptedMongo.Settings with { Compressors = ["zlib"], ZlibLevel = 1 });
        var answer = JsonDocument.Parse(await connection.PingAsync()).RootElement;
        answer.GetProperty("cursor").GetProperty("nextBatch").GetArrayLength().ShouldBe(100);
        (await connection.CheckAsync(null, null, TimeSpan.FromSeconds(20), default)).IsWritablePrimary.ShouldBeTrue();
    }

    [Fact]
    public async Task A_check_waits_for_another_state_than_the_known_one()
    {
        ScriptedRequest? check = null;
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync("""
                {"helloOk":true,"maxWireVersion":9,"topologyVersion":{"processId":{"$oid":"0102030405060708090a0b0c"},"counter":6},"ok":1}
                """);
            check = await peer.ReceiveAsync();
            await peer.AnswerAsync(check, """{"secondary":true,"setName":"rs","maxWireVersion":9,"ok":1}""");
        });
        await using var connection = await server.OpenAsync();
        var known = connection.Hello.TopologyVersion.ShouldNotBeNull();
        known.Counter.ShouldBe(6);
        var answer = await connection.CheckAsync(known, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), default);
        (answer.IsSecondary, answer.SetName).ShouldBe((true, "rs"));
        check!.Name.ShouldBe("hello");
        check.Command.GetProperty("maxAwaitTimeMS").GetInt64().ShouldBe(10_000);
        check.Command.GetProperty("topologyVersion").GetProperty("counter").GetInt64().ShouldBe(6);
    }

    [Fact]
    public async Task An_idle_connection_that_the_server_closed_is_seen()
    {
        var mayEnd = new TaskCompletionSource();
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            await mayEnd.Task;
        });
        await using var connection = await server.OpenAsync();
        connection.HasEnded().ShouldBeFalse();
        mayEnd.SetResult();
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); !connection.HasEnded(); await Task.Delay(1))
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static ScriptedMongo Answering(params string[] answers) => new(async peer =>
    {
        await peer.ShakeHandsAsync();
        foreach (var answer in answers)
            await peer.AnswerAsync(await peer.ReceiveAsync(), answer);
    });
}
