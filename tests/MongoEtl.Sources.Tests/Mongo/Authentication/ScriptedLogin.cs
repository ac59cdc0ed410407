namespace MongoEtl.Sources.Tests;

/// <summary>The server's part of a login by SCRAM.</summary>
/// <param name="IsSpeculative">Takes the first step with the handshake, as MongoDB 4.4 and later do.</param>
/// <param name="SkipsEmpty">Ends with its signature, as MongoDB 4.4 and later do.</param>
internal sealed record ScriptedLogin(bool IsSpeculative, bool SkipsEmpty)
{
    /// <summary>What the handshake says of the user's mechanisms, as JSON.</summary>
    public string? Offers { get; init; }

    /// <summary>What a false server answers instead of its signature.</summary>
    public string? Signature { get; init; }

    /// <summary>Plays a whole login and one answer to a command; the login goes uncompressed.</summary>
    public async Task<ScriptedRequest> PlayAsync(ScriptedMongoPeer peer, ScramServer scram)
    {
        var first = await peer.ReceiveAsync();
        var hello = $$"""{"maxWireVersion":{{(SkipsEmpty ? 21 : 7)}},"compression":["zlib"]""";
        if (Offers is not null)
            hello += $",\"saslSupportedMechs\":{Offers}";
        if (IsSpeculative)
            hello += $",\"speculativeAuthenticate\":{ScramServer.Answer(scram.First(Speculative(first)), false)}}}";
        await peer.AnswerAsync(first, hello + ",\"ok\":1}");
        if (!IsSpeculative)
        {
            var start = await peer.ReceiveAsync();
            (start.Name, start.Text("$db"), start.IsCompressed).ShouldBe(("saslStart", "app", false));
            await peer.AnswerAsync(start, ScramServer.Answer(scram.First(start.Payload), false) + ",\"ok\":1}");
        }
        await FinishAsync(peer, scram);
        return first;
    }

    private async Task FinishAsync(ScriptedMongoPeer peer, ScramServer scram)
    {
        var final = await peer.ReceiveAsync();
        (final.Name, final.Command.GetProperty("conversationId").GetInt32(), final.IsCompressed).ShouldBe(("saslContinue", 9, false));
        if (scram.Final(final.Payload) is not { } signature)
        {
            await peer.AnswerAsync(final, """{"ok":0,"errmsg":"Authentication failed.","code":18,"codeName":"AuthenticationFailed"}""");
            return;
        }
        await peer.AnswerAsync(final, ScramServer.Answer(Signature ?? signature, SkipsEmpty) + ",\"ok\":1}");
        if (!SkipsEmpty)
        {
            var empty = await peer.ReceiveAsync();
            empty.Payload.ShouldBeEmpty();
            await peer.AnswerAsync(empty, ScramServer.Answer("", true) + ",\"ok\":1}");
        }
        var ping = await peer.ReceiveAsync();
        ping.IsCompressed.ShouldBeTrue();
        await peer.AnswerAsync(ping, """{"n":1,"ok":1}""");
    }

    private static string Speculative(ScriptedRequest first) =>
        ScriptedRequest.PayloadOf(first.Command.GetProperty("speculativeAuthenticate"));
}
