using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>What a connection does with a peer that no real server is.</summary>
public sealed class ScriptedConnectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_server_without_version_5_is_spoken_to_in_version_4()
    {
        await using var server = new ScriptedServer(4, async peer =>
        {
            var (header, body) = await peer.ReceiveAsync();
            if (header.Version == 5)
            {
                await peer.SendAsync(header.Stream, Opcode.Error, new BodyBuilder().Int(0x000A).String("Invalid or unsupported protocol version (5)").Bytes);
                return;
            }
            header.Version.ShouldBe(4);
            await peer.SendAsync(header.Stream, Opcode.Supported, SampleMessages.Supported);
            var (startup, _) = await peer.ReceiveAsync();
            await peer.SendAsync(startup.Stream, Opcode.Ready, []);
            await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, ScriptedServer.Options(5)).WaitAsync(Limit);
        connection.Version.ShouldBe(ProtocolVersion.V4);
        connection.Supported["COMPRESSION"].ShouldBe(["lz4", "snappy"]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Answers_in_any_order_find_their_requests(int version)
    {
        await using var server = new ScriptedServer(version, async peer =>
        {
            await peer.ShakeHandsAsync();
            var requests = new List<FrameHeader>();
            while (requests.Count < 100)
                requests.Add((await peer.ReceiveAsync()).Header);
            requests.Reverse();
            foreach (var request in requests)
                await peer.SendAsync(request.Stream, Opcode.Result, new BodyBuilder().Int(3).String($"ks{request.BodyLength}").Bytes);
            await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, ScriptedServer.Options(version)).WaitAsync(Limit);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(length =>
            connection.SendAsync(new EncodedRequest(Opcode.Query, new byte[length])).AsTask())).WaitAsync(Limit);
        for (var length = 0; length < 100; length++)
            answers[length].ShouldBeOfType<SetKeyspaceResult>().Keyspace.ShouldBe($"ks{length}");
        connection.InFlight.ShouldBe(0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_broken_connection_fails_every_waiting_request(int version)
    {
        await using var server = new ScriptedServer(version, async peer =>
        {
            await peer.ShakeHandsAsync();
            for (var count = 0; count < 20; count++)
                await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, ScriptedServer.Options(version)).WaitAsync(Limit);
        var waiting = Enumerable.Range(0, 20).Select(_ => connection.SendAsync(new OptionsRequest()).AsTask()).ToArray();
        foreach (var request in waiting)
            (await Should.ThrowAsync<ConnectionLostException>(() => request.WaitAsync(Limit))).Retry.ShouldBe(RetryAdvice.OtherHost);
        (await connection.Closed.WaitAsync(Limit)).ShouldNotBeNull();
        connection.IsOpen.ShouldBeFalse();
        await Should.ThrowAsync<ConnectionLostException>(async () => await connection.SendAsync(new OptionsRequest()));
    }

    [Fact]
    public async Task A_late_answer_frees_its_stream_id_and_reaches_nobody()
    {
        var answerNow = new TaskCompletionSource();
        await using var server = new ScriptedServer(4, async peer =>
        {
            await peer.ShakeHandsAsync();
            var (late, _) = await peer.ReceiveAsync();
            await answerNow.Task;
            await peer.SendAsync(late.Stream, Opcode.Result, new BodyBuilder().Int(3).String("late").Bytes);
            var (next, _) = await peer.ReceiveAsync();
            await peer.SendAsync(next.Stream, Opcode.Result, new BodyBuilder().Int(3).String("next").Bytes);
            await peer.ReceiveAsync();
        });
        var options = ScriptedServer.Options(4) with { MaxInFlight = 1 };
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, options).WaitAsync(Limit);
        var timeout = await Should.ThrowAsync<RequestTimeoutException>(async () =>
            await connection.SendAsync(new QueryRequest("late"), timeout: TimeSpan.FromMilliseconds(1)).AsTask().WaitAsync(Limit));
        timeout.Retry.ShouldBe(RetryAdvice.Later);
        connection.InFlight.ShouldBe(1);
        await Should.ThrowAsync<ConnectionBusyException>(async () => await connection.SendAsync(new QueryRequest("busy")));
        answerNow.SetResult();
        await Deadline.Until(() => connection.InFlight == 0);
        var answer = await connection.SendAsync(new QueryRequest("next")).AsTask().WaitAsync(Limit);
        answer.ShouldBeOfType<SetKeyspaceResult>().Keyspace.ShouldBe("next");
    }

    [Fact]
    public async Task A_cancelled_request_ends_and_keeps_its_stream_id_until_the_answer()
    {
        await using var server = new ScriptedServer(5, async peer =>
        {
            await peer.ShakeHandsAsync();
            var (first, _) = await peer.ReceiveAsync();
            var (second, _) = await peer.ReceiveAsync();
            second.Stream.ShouldNotBe(first.Stream);
            await peer.SendAsync(first.Stream, Opcode.Result, SampleMessages.Void);
            await peer.SendAsync(second.Stream, Opcode.Result, SampleMessages.Void);
            await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, ScriptedServer.Options(5)).WaitAsync(Limit);
        using var cancellation = new CancellationTokenSource();
        var cancelled = connection.SendAsync(new QueryRequest("slow"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled.WaitAsync(Limit));
        connection.InFlight.ShouldBe(1);
        (await connection.SendAsync(new QueryRequest("quick")).AsTask().WaitAsync(Limit)).ShouldBeSameAs(VoidResult.Plain);
        await Deadline.Until(() => connection.InFlight == 0);
    }

    [Fact]
    public async Task A_silent_server_is_asked_and_then_given_up()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ScriptedServer(5, async peer =>
        {
            await peer.ShakeHandsAsync();
            (await peer.ReceiveAsync()).Header.Opcode.ShouldBe(Opcode.Options);
            asked.SetResult();
            await peer.ReceiveAsync();
        });
        var options = ScriptedServer.Options(5) with { HeartbeatInterval = TimeSpan.FromMilliseconds(50), HeartbeatTimeout = TimeSpan.FromSeconds(2) };
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, options).WaitAsync(Limit);
        await asked.Task.WaitAsync(Limit);
        (await connection.Closed.WaitAsync(Limit)).ShouldBeOfType<RequestTimeoutException>();
    }

    [Fact]
    public async Task A_server_that_falls_silent_amid_requests_is_given_up_before_their_time_is_over()
    {
        await using var server = new ScriptedServer(5, async peer =>
        {
            await peer.ShakeHandsAsync();
            (await peer.ReceiveAsync()).Header.Opcode.ShouldBe(Opcode.Query);
            (await peer.ReceiveAsync()).Header.Opcode.ShouldBe(Opcode.Options);
            await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, Impatient).WaitAsync(Limit);
        var waiting = connection.SendAsync(new QueryRequest("never answered")).AsTask();
        (await connection.Closed.WaitAsync(Limit)).ShouldBeOfType<RequestTimeoutException>();
        await Should.ThrowAsync<ConnectionLostException>(() => waiting.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_slow_server_that_answers_something_is_kept()
    {
        var timeouts = 0;
        await using var server = new ScriptedServer(5, async peer =>
        {
            await peer.ShakeHandsAsync();
            var queries = new Queue<short>();
            while (timeouts < 3)
            {
                var (header, _) = await peer.ReceiveAsync();
                if (header.Opcode == Opcode.Query)
                    queries.Enqueue(header.Stream);
                else
                    // Asked whether it lives, it answers what it was asked before.
                    await peer.SendAsync(queries.Dequeue(), Opcode.Result, SampleMessages.Void);
            }
            await peer.ReceiveAsync();
        });
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, Impatient).WaitAsync(Limit);
        var queries = Enumerable.Range(0, 4).Select(_ => connection.SendAsync(new QueryRequest("slow")).AsTask()).ToList();
        foreach (var query in queries.Take(3))
        {
            await query.WaitAsync(Limit);
            timeouts++;
        }
        connection.IsOpen.ShouldBeTrue();
    }

    private static ConnectionOptions Impatient => ScriptedServer.Options(5) with
    {
        BusyHeartbeatInterval = TimeSpan.FromMilliseconds(50), HeartbeatTimeout = TimeSpan.FromMilliseconds(500),
    };

    [Fact]
    public async Task Events_reach_the_callback_and_unknown_ones_are_passed_over()
    {
        var events = new List<ServerEvent>();
        await using var server = new ScriptedServer(5, async peer =>
        {
            await peer.ShakeHandsAsync();
            var (register, _) = await peer.ReceiveAsync();
            await peer.SendAsync(register.Stream, Opcode.Ready, []);
            await peer.SendAsync(-1, Opcode.Event, new BodyBuilder().String("NOT_YET_KNOWN").Int(7).Bytes);
            await peer.SendAsync(-1, Opcode.Event, new BodyBuilder().String("STATUS_CHANGE").String("DOWN").Byte(4).Raw([127, 0, 0, 2]).Int(9042).Bytes);
            await peer.SendAsync(-1, Opcode.Event, new BodyBuilder().String("TOPOLOGY_CHANGE").String("NEW_NODE").Byte(4).Raw([127, 0, 0, 3]).Int(9042).Bytes);
            await peer.SendAsync(-1, Opcode.Event,
                new BodyBuilder().String("SCHEMA_CHANGE").String("CREATED").String("TABLE").String("ks").String("t").Bytes);
            var (last, _) = await peer.ReceiveAsync();
            await peer.SendAsync(last.Stream, Opcode.Result, SampleMessages.Void);
            await peer.ReceiveAsync();
        });
        var options = ScriptedServer.Options(5) with { OnEvent = events.Add };
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, options).WaitAsync(Limit);
        (await connection.SendAsync(new RegisterRequest(RegisterRequest.StatusChange, RegisterRequest.SchemaChange))).ShouldBeOfType<ReadyResponse>();
        await connection.SendAsync(new QueryRequest("after the events")).AsTask().WaitAsync(Limit);
        events.Count.ShouldBe(3);
        events[0].ShouldBeOfType<StatusChangeEvent>().IsUp.ShouldBeFalse();
        events[1].ShouldBeOfType<TopologyChangeEvent>().Node.ShouldBe(IPEndPoint.Parse("127.0.0.3:9042"));
        events[2].ShouldBeOfType<SchemaChangeEvent>().Change.Name.ShouldBe("t");
    }

    [Fact]
    public async Task Nobody_listening_is_one_line_that_says_what_to_check()
    {
        IPEndPoint nobody;
        await using (var server = new ScriptedServer(4, _ => Task.CompletedTask))
            nobody = server.EndPoint;
        var failure = await Should.ThrowAsync<ConnectionFailedException>(CqlConnection.OpenAsync(nobody, ScriptedServer.Options(5)).WaitAsync(Limit));
        failure.Message.ShouldContain("check the address and port");
        failure.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_in_time()
    {
        await using var server = new ScriptedServer(4, async peer =>
        {
            await peer.ReceiveAsync();
            await peer.ReceiveAsync();
        });
        var options = ScriptedServer.Options(5) with { ConnectTimeout = TimeSpan.FromMilliseconds(100) };
        var failure = await Should.ThrowAsync<ConnectionFailedException>(CqlConnection.OpenAsync(server.EndPoint, options).WaitAsync(Limit));
        failure.Message.ShouldContain("the handshake was not over within 0.1 s");
    }
}
