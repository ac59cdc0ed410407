using System.Diagnostics;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Waits for conditions that nothing announces.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the condition holds; fails when it does not in time.</summary>
    public static async Task Until(Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(1))
            watch.Elapsed.ShouldBeLessThan(Limit, "the condition does not come to hold");
    }
}
