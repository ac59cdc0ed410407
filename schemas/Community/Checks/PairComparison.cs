using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Community.Checks;

/// <summary>Finds pairs that only one of two sides has, in constant memory as long as few differ: both are folded into buckets by their
/// key,
/// and only pairs of unequal buckets are read again.</summary>
internal sealed class PairComparison
{
    private const int Buckets = 1 << 16;

    private readonly UInt128[] _sums = new UInt128[Buckets];

    /// <summary>Reads the pairs of a side.</summary>
    public delegate IAsyncEnumerable<(string Key, string? Value)> Read();

    /// <summary>The pairs of one side alone: key, value, and whether it is the left side's.</summary>
    public async Task<IReadOnlyList<(string Key, string? Value, bool IsLeft)>> RunAsync(Read left, Read right)
    {
        await foreach (var (key, value) in left().ConfigureAwait(false))
            Add(key, value, isLeft: true);
        await foreach (var (key, value) in right().ConfigureAwait(false))
            Add(key, value, isLeft: false);
        if (Array.TrueForAll(_sums, sum => sum == 0))
            return [];
        var held = new HashSet<(string, string?)>();
        await foreach (var pair in left().ConfigureAwait(false))
        {
            if (IsUnequal(pair.Key))
                held.Add(pair);
        }
        var alone = new List<(string Key, string? Value, bool IsLeft)>();
        await foreach (var pair in right().ConfigureAwait(false))
        {
            if (IsUnequal(pair.Key) && !held.Remove(pair))
                alone.Add((pair.Key, pair.Value, false));
        }
        alone.AddRange(held.Select(pair => (pair.Item1, pair.Item2, true)));
        return [.. alone.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private bool IsUnequal(string key) => _sums[BucketOf(Digest(key))] != 0;

    private void Add(string key, string? value, bool isLeft)
    {
        var digest = Digest($"{key}\n{value ?? "-"}");
        ref var sum = ref _sums[BucketOf(Digest(key))];
        sum = unchecked(isLeft ? sum + digest : sum - digest);
    }

    private static int BucketOf(UInt128 digest) => (int)(ushort)digest;

    private static UInt128 Digest(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
