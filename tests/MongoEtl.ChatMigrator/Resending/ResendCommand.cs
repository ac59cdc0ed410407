using System.Globalization;
using System.Net;
using MongoEtl.Cassandra;

namespace ChatMigrator.Resending;

/// <summary>The floor: sends a run's own recorded requests again, over the same client, and does nothing else.
/// <c>resend FILE HOST:PORT KEYSPACE CONNECTIONS IN-FLIGHT</c>.</summary>
internal static class ResendCommand
{
    public static async Task<int> RunAsync(string[] options)
    {
        if (options is not [var file, var node, var keyspace, var connections, var inFlight])
        {
            await Console.Error.WriteLineAsync("resend FILE HOST:PORT KEYSPACE CONNECTIONS IN-FLIGHT");
            return 2;
        }
        using var frames = RecordedFrames.Open(file);
        var open = new CqlConnection[int.Parse(connections, CultureInfo.InvariantCulture)];
        var how = new ConnectionOptions { Keyspace = keyspace, ContinueInline = true };
        for (var i = 0; i < open.Length; i++)
            open[i] = await CqlConnection.OpenAsync(IPEndPoint.Parse(node), how);
        var sent = await SendAsync(frames, open, int.Parse(inFlight, CultureInfo.InvariantCulture));
        foreach (var connection in open)
            await connection.DisposeAsync();
        Console.WriteLine(sent);
        return 0;
    }

    private static async Task<long> SendAsync(RecordedFrames frames, CqlConnection[] connections, int inFlight)
    {
        var window = new Window(inFlight);
        var buffer = new byte[128 * 1024];
        var sent = 0L;
        while (frames.TryRead(ref buffer, out var opcode, out var length))
        {
            // A body is copied before the call returns, so the buffer serves all of them.
            var request = new EncodedRequest(opcode, buffer.AsMemory(0, length));
            if (opcode == Opcode.Prepare)
                await connections[0].SendAsync(request);
            else
                (await window.TakeAsync()).Watch(connections[sent++ % connections.Length].SendAsync(request));
        }
        await window.FinishAsync();
        return sent;
    }
}
