using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>Counts what is wrong and keeps some samples.</summary>
internal sealed class Violations(ICheckContext context)
{
    private readonly List<string> _samples = [];

    public long Count { get; private set; }

    /// <summary>Adds violations that one sample stands for; does nothing for none.</summary>
    public void Add(long count, string sample)
    {
        if (count == 0)
            return;
        Count += count;
        if (_samples.Count < context.MostSamples)
            _samples.Add(sample);
    }

    /// <summary>Adds one.</summary>
    public void Add(string sample) => Add(1, sample);

    /// <summary>The result, with a sentence for each case.</summary>
    public CheckResult Result(string passed, string failed) => new(Count, Count == 0 ? passed : failed, [.. _samples]);
}
