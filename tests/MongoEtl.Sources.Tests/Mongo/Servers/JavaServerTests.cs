using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>The legacy handshake and long answers, against mongo-java-server.</summary>
[Trait("Category", "Server")]
public sealed class JavaServerTests(MongoServersFixture servers)
{
    [Fact]
    public async Task Legacy_handshake_and_checks()
    {
        await using var connection = await OpenAsync();
        (connection.Hello.IsWritablePrimary, connection.Hello.HelloOk).ShouldBe((true, false));
        connection.Hello.MaxWireVersion.ShouldBeGreaterThanOrEqualTo(MongoConnection.OldestWireVersion);
        (await connection.CheckAsync(null, null, TimeSpan.FromSeconds(20), default)).IsWritablePrimary.ShouldBeTrue();
    }

    [Fact]
    public async Task Documents_of_a_long_answer_are_those_that_were_written()
    {
        const int count = 3000;
        await using var connection = await OpenAsync();
        for (var first = 0; first < count; first += 1000)
        {
            var documents = string.Join(',', Enumerable.Range(first, 1000).Select(Document));
            await connection.RunAsync($$"""{"insert":"long","documents":[{{documents}}],"$db":"wire"}""");
        }
        using var reply = new MongoReply();
        await connection.RunAsync(ExtendedJson.Parse("""{"find":"long","sort":{"_id":1},"batchSize":1500,"$db":"wire"}"""), reply);
        var cursor = JsonDocument.Parse(ExtendedJson.ToString(reply.Document)).RootElement.GetProperty("cursor");
        var ids = cursor.GetProperty("firstBatch").EnumerateArray().Select(found => found.GetProperty("_id").GetInt32()).ToList();
        var id = cursor.GetProperty("id").GetInt64();
        var getMore = $$"""{"getMore":{"$numberLong":"{{id}}"},"collection":"long","batchSize":5000,"$db":"wire"}""";
        await connection.RunAsync(ExtendedJson.Parse(getMore), reply);
        cursor = JsonDocument.Parse(ExtendedJson.ToString(reply.Document)).RootElement.GetProperty("cursor");
        ids.AddRange(cursor.GetProperty("nextBatch").EnumerateArray().Select(found => found.GetProperty("_id").GetInt32()));
        ids.ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public async Task An_unknown_command_is_refused_and_the_connection_goes_on()
    {
        await using var connection = await OpenAsync();
        var refused = await Should.ThrowAsync<MongoServerException>(connection.RunAsync("""{"noSuchCommand":1,"$db":"admin"}"""));
        refused.Code.ShouldBe(MongoErrorCode.CommandNotFound);
        (await connection.PingAsync()).ShouldContain("ok");
    }

    [Fact]
    public async Task A_killed_server_is_a_network_error()
    {
        await using var server = await MongoProcess.StartAsync("mongo-java-server", "--memory", "--heap", "256m");
        await using var connection = await MongoConnection.OpenAsync(server.Host, ScriptedMongo.Settings, default);
        await connection.PingAsync();
        await server.CrashAsync();
        await Should.ThrowAsync<MongoNetworkException>(connection.PingAsync());
        connection.IsOpen.ShouldBeFalse();
    }

    private static string Document(int id) => $$"""{"_id":{{id}},"text":"{{new string('x', id % 500)}}"}""";

    private async Task<MongoConnection> OpenAsync()
    {
        var server = await servers.JavaServerAsync();
        return await MongoConnection.OpenAsync(server.Host, ScriptedMongo.Settings, default);
    }
}
