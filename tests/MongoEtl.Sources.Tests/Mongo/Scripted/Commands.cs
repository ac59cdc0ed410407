namespace MongoEtl.Sources.Tests;

/// <summary>Commands and answers as JSON.</summary>
internal static class Commands
{
    /// <summary>Runs a command and returns the answer as relaxed Extended JSON.</summary>
    public static async Task<string> RunAsync(
        this MongoConnection connection, string json, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        using var reply = new MongoReply();
        await connection.RunAsync(ExtendedJson.Parse(json), reply, timeout, cancellation);
        return ExtendedJson.ToString(reply.Document);
    }

    public static Task<string> PingAsync(this MongoConnection connection) => connection.RunAsync("""{"ping":1,"$db":"admin"}""");

    /// <summary>An answer to getMore with so many documents.</summary>
    public static string Batch(int documents)
    {
        var batch = string.Join(',', Enumerable.Range(0, documents).Select(id => $$"""{"_id":{{id}}}"""));
        return $$"""{"cursor":{"id":7,"ns":"a.b","nextBatch":[{{batch}}]},"ok":1}""";
    }
}
