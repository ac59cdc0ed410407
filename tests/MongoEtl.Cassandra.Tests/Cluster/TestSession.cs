using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Sessions for tests, each with a keyspace of its own.</summary>
internal static class TestSession
{
    private static int _keyspaces;

    internal static SessionOptions Options(IPEndPoint endPoint) => new()
    {
        ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
        Consistency = Consistency.One,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        RequestTimeout = TimeSpan.FromSeconds(60),
        Reconnection = new ReconnectionPolicy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
    };

    /// <summary>Makes a keyspace and has the session use it.</summary>
    internal static async Task<string> UseNewKeyspaceAsync(
        CqlSession session, string replication = "{'class': 'SimpleStrategy', 'replication_factor': 1}")
    {
        var keyspace = $"test_{Guid.NewGuid():N}_{Interlocked.Increment(ref _keyspaces)}";
        await session.ChangeSchemaAsync($"CREATE KEYSPACE {keyspace} WITH replication = {replication}");
        await session.UseKeyspaceAsync(keyspace);
        return keyspace;
    }

    /// <summary>Reads all rows of a statement.</summary>
    internal static async Task<List<T>> ReadAsync<T>(CqlSession session, string statement, Func<CqlRowReader, T> row, int pageSize = 1000)
    {
        var all = new List<T>();
        await foreach (var page in session.ReadPagesAsync(statement, pageSize))
        {
            while (page.Read())
                all.Add(row(page));
        }
        return all;
    }

    /// <summary>Waits for a condition, up to a deadline.</summary>
    internal static async Task UntilAsync(Func<bool> condition, string what, int seconds = 60)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.TotalSeconds.ShouldBeLessThan(seconds, $"waiting until {what}");
            await Task.Delay(20);
        }
    }
}
