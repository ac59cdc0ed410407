using System.Runtime.CompilerServices;

namespace MongoEtl.Runtime;

/// <summary>The contest of a dry run, in memory: of each key the best row so far.</summary>
internal sealed class DryContest : IRowContest
{
    private readonly Dictionary<UInt128, (byte[] Newest, SourceId Id)> _best = [];
    private readonly HashSet<(UInt128 Key, SourceId Id)> _losers = [];

    public void Add(UInt128 key, ReadOnlySpan<byte> newest, in SourceId id)
    {
        if (!_best.TryGetValue(key, out var best))
        {
            _best.Add(key, (newest.ToArray(), id));
            return;
        }
        var order = newest.SequenceCompareTo(best.Newest);
        var isBetter = order > 0 || (order == 0 && id.CompareTo(best.Id) > 0);
        if (best.Id != id)
            _losers.Add((key, isBetter ? best.Id : id));
        if (isBetter)
            _best[key] = (newest.ToArray(), id);
        // Its earlier row may have lost to one that this row beats.
        if (isBetter)
            _losers.Remove((key, id));
    }

    public ValueTask FlushAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    public async IAsyncEnumerable<(UInt128 Key, SourceId Id)> LosersAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var loser in _losers)
            yield return loser;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
