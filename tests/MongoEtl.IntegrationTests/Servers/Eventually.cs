using System.Diagnostics;

namespace MongoEtl.IntegrationTests.Servers;

/// <summary>Waits for a condition with a deadline, in place of sleeping and hoping.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static async Task HoldsAsync(string condition, Func<Task<bool>> holds)
    {
        var waiting = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waiting.Elapsed > _patience)
                throw new TimeoutException($"after {_patience.TotalSeconds:0} s still not true: {condition}");
            await Task.Delay(5);
        }
    }
}
