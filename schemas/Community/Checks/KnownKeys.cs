using System.Runtime.CompilerServices;

namespace Community.Checks;

/// <summary>Tells rows whose key another side has from rows whose key it lacks, in bounded memory: as many of that side's keys are held as may
/// be, and where it has more, both sides are read again for the next part.</summary>
/// <param name="known">Reads the keys that are known.</param>
/// <param name="most">Keys that are held at once.</param>
internal sealed class KnownKeys(Func<IAsyncEnumerable<string>> known, int most = KeyPart.MostHeld)
{
    /// <summary>The rows whose key is known, or those whose key is not.</summary>
    /// <param name="rows">Reads the rows.</param>
    /// <param name="keyOf">A row's key; rows without one are unknown.</param>
    /// <param name="isKnown">Which of them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<T> SelectAsync<T>(
        Func<IAsyncEnumerable<T>> rows, Func<T, string?> keyOf, bool isKnown, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = UInt128.Zero;
        while (true)
        {
            var part = new KeyPart(from, most);
            await foreach (var key in known().WithCancellation(cancellation).ConfigureAwait(false))
                part.Add(KeyDigest.Of(key));
            part.Seal();
            await foreach (var row in rows().WithCancellation(cancellation).ConfigureAwait(false))
            {
                // One without a key belongs to the first part, so that it is told once.
                var digest = keyOf(row) is { } key ? KeyDigest.Of(key) : (UInt128?)null;
                if (digest is { } covered ? part.Covers(covered) && part.Contains(covered) == isKnown : !isKnown && part.From == 0)
                    yield return row;
            }
            if (part.IsLast)
                yield break;
            from = part.UpTo + 1;
        }
    }
}
