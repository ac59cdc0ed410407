namespace Community.Checks;

/// <summary>Finds pairs that only one of two sides has, in bounded memory: both are folded into buckets by their key, and only pairs of unequal
/// buckets are read again, so many at a time.</summary>
/// <param name="most">Pairs that are held at once.</param>
internal sealed class PairComparison(int most = KeyPart.MostHeld)
{
    private const int Buckets = 1 << 16;

    private readonly UInt128[] _sums = new UInt128[Buckets];

    /// <summary>Reads the pairs of a side, each once.</summary>
    public delegate Task Read(Visit visit);

    /// <summary>Takes a pair.</summary>
    public delegate void Visit(string key, string? value);

    /// <summary>Takes a pair that one side has alone: key, value, and whether it is the left side's.</summary>
    public delegate void Alone(string key, string? value, bool isLeft);

    /// <summary>A side that is a stream.</summary>
    public static Read Of(Func<IAsyncEnumerable<(string Key, string? Value)>> pairs) => async visit =>
    {
        await foreach (var (key, value) in pairs().ConfigureAwait(false))
            visit(key, value);
    };

    /// <summary>Compares the sides.</summary>
    public async Task RunAsync(Read left, Read right, Alone alone)
    {
        await left((key, value) => Add(key, value, isLeft: true)).ConfigureAwait(false);
        await right((key, value) => Add(key, value, isLeft: false)).ConfigureAwait(false);
        if (Array.TrueForAll(_sums, sum => sum == 0))
            return;
        var from = UInt128.Zero;
        KeyPart part;
        do
        {
            part = new KeyPart(from, most);
            await TellAsync(part, left, right, alone).ConfigureAwait(false);
            from = unchecked(part.UpTo + 1);
        }
        while (!part.IsLast);
    }

    private async Task TellAsync(KeyPart part, Read left, Read right, Alone alone)
    {
        await left((key, value) =>
        {
            if (IsUnequal(key))
                part.Add(KeyDigest.Of(key, value));
        }).ConfigureAwait(false);
        part.Seal();
        await right((key, value) =>
        {
            if (IsUnequal(key) && KeyDigest.Of(key, value) is var digest && part.Covers(digest) && !part.Take(digest))
                alone(key, value, isLeft: false);
        }).ConfigureAwait(false);
        if (!part.HasLeft)
            return;
        await left((key, value) =>
        {
            if (IsUnequal(key) && part.Take(KeyDigest.Of(key, value)))
                alone(key, value, isLeft: true);
        }).ConfigureAwait(false);
    }

    private bool IsUnequal(string key) => _sums[BucketOf(KeyDigest.Of(key))] != 0;

    private void Add(string key, string? value, bool isLeft)
    {
        var digest = KeyDigest.Of(key, value);
        ref var sum = ref _sums[BucketOf(KeyDigest.Of(key))];
        sum = unchecked(isLeft ? sum + digest : sum - digest);
    }

    private static int BucketOf(UInt128 digest) => (int)(ushort)digest;
}
