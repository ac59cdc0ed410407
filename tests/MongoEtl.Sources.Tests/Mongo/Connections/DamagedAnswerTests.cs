using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

/// <summary>Answers that are cut, changed or untrue end in a typed error: never in a hang, a crash or an open connection.</summary>
public sealed class DamagedAnswerTests
{
    [Fact]
    public async Task An_answer_cut_at_any_byte_is_a_network_error()
    {
        var whole = new ScriptedMongoPeer(Stream.Null).Message(new ScriptedRequest(2, 2013, 0, false, default), Commands.Batch(3));
        for (var cut = 0; cut < whole.Length; cut++)
        {
            await using var server = new ScriptedMongo(async peer =>
            {
                await peer.ShakeHandsAsync();
                await peer.ReceiveAsync();
                await peer.SendRawAsync(whole.AsMemory(0, cut));
            });
            await using var connection = await server.OpenAsync();
            var ended = await Should.ThrowAsync<MongoNetworkException>(connection.PingAsync());
            ended.Message.ShouldContain("the connection ended in ping");
            ended.Message.ShouldNotContain("\n");
            connection.IsOpen.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task An_answer_that_arrives_byte_by_byte_reads_the_same()
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            foreach (var value in peer.Message(await peer.ReceiveAsync(), Commands.Batch(5)))
                await peer.SendRawAsync(new[] { value });
        });
        await using var connection = await server.OpenAsync();
        var answer = JsonDocument.Parse(await connection.PingAsync()).RootElement;
        answer.GetProperty("cursor").GetProperty("nextBatch").GetArrayLength().ShouldBe(5);
    }

    [Theory]
    [InlineData("reply", "an answer to message 77 instead of 2")]
    [InlineData("opcode", "a message of opcode 2010 instead of 2013")]
    [InlineData("more", "announces another")]
    [InlineData("bson", "malformed BSON")]
    [InlineData("length", "stated length 2000000000")]
    [InlineData("http", "stated length")]
    public async Task Answers_that_no_server_gives_are_protocol_errors(string what, string problem)
    {
        await using var server = new ScriptedMongo(async peer =>
        {
            await peer.ShakeHandsAsync();
            await peer.SendRawAsync(Broken(what, peer, await peer.ReceiveAsync()));
            await peer.UntilClosedAsync();
        });
        await using var connection = await server.OpenAsync();
        var broken = await Should.ThrowAsync<MongoProtocolException>(connection.PingAsync());
        broken.Message.ShouldContain(problem);
        (broken.IsTransient, connection.IsOpen).ShouldBe((false, false));
    }

    [Fact]
    public void A_changed_answer_is_read_or_ends_in_a_typed_error()
    {
        var values = Gen.Elements<byte>(0, 1, 2, 5, 16, 0x7f, 0x80, 0xff);
        var changes = Gen.Choose(0, 110).SelectMany(at => values.Select(value => (at, value)));
        Prop.ForAll(changes.ArrayOf(2).ToArbitrary(), mutations => PlayAsync(mutations).GetAwaiter().GetResult())
            .QuickCheckThrowOnFailure();

        static async Task PlayAsync((int At, byte Value)[] mutations)
        {
            await using var server = new ScriptedMongo(async peer =>
            {
                await peer.ShakeHandsAsync();
                var message = peer.Message(await peer.ReceiveAsync(), Commands.Batch(4));
                foreach (var (at, value) in mutations)
                    message[at % message.Length] = value;
                await peer.SendRawAsync(message);
            });
            await using var connection = await server.OpenAsync();
            using var reply = new MongoReply();
            try
            {
                await connection.RunAsync(ExtendedJson.Parse("""{"ping":1,"$db":"a"}"""), reply);
                reply.Length.ShouldBe(BitConverter.ToInt32(reply.Document));
            }
            catch (MongoException failure)
            {
                failure.Message.ShouldNotContain("\n");
                connection.IsOpen.ShouldBe(failure is MongoServerException);
            }
        }
    }

    private static byte[] Broken(string what, ScriptedMongoPeer peer, ScriptedRequest request)
    {
        switch (what)
        {
            case "reply":
                return peer.Message(request, """{"ok":1}""", responseTo: 77);
            case "more":
                return peer.Message(request, """{"ok":1}""", flags: 2);
            case "opcode":
                return [.. ScriptedMongoPeer.Header(21, 1, request.Id, 2010), 1, 2, 3, 4, 5];
            case "length":
                return ScriptedMongoPeer.Header(2_000_000_000, 1, request.Id, 2013);
            case "http":
                return "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray();
            default:
                var message = peer.Message(request, """{"a":"b","ok":1}""");
                message[16 + 4 + 1 + 4 + 3] = 200;
                return message;
        }
    }
}
