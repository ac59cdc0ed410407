namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>Seconds of several runs of one thing.</summary>
internal sealed class Figures(string name)
{
    private readonly List<double> _seconds = [];

    public long PeakBytes { get; private set; }

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <summary>Keeps a measurement, and prints it: a comparison takes minutes, and one that is broken off has told something.</summary>
    public void Add(TimeSpan elapsed, long peakBytes)
    {
        Console.WriteLine($"  {name}: {elapsed.TotalSeconds:0.00} s");
        _seconds.Add(elapsed.TotalSeconds);
        PeakBytes = Math.Max(PeakBytes, peakBytes);
    }

    public override string ToString() =>
        $"{name,-34} min {_seconds.Min():0.00} s   median {Median:0.00} s   max {_seconds.Max():0.00} s   peak memory {PeakBytes / 1_000_000.0:0} MB";
}
