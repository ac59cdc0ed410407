using System.Diagnostics;

namespace MongoEtl.Runtime;

/// <summary>Keeps all readers together below a number of documents a second. A reader pays after a batch, so a batch may pass at once.</summary>
internal sealed class RateGate(double? documentsPerSecond)
{
    private readonly Lock _gate = new();
    private double _paidUntilSeconds;

    public ValueTask PayAsync(int documents, CancellationToken cancellation)
    {
        if (documentsPerSecond is not { } rate)
            return ValueTask.CompletedTask;
        double wait;
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
            _paidUntilSeconds = Math.Max(_paidUntilSeconds, now) + documents / rate;
            wait = _paidUntilSeconds - now;
        }
        return new ValueTask(Task.Delay(TimeSpan.FromSeconds(wait), cancellation));
    }
}
