using Community.Checks;
using FsCheck;
using FsCheck.Fluent;

namespace Community.Tests.Checks;

public sealed class KeyPartTests
{
    [Fact]
    public void A_part_never_holds_more_than_it_may_and_holds_all_of_its_range() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<uint[]>(), ArbMap.Default.ArbFor<byte>(), (keys, size) =>
        {
            var most = 2 + size % 20;
            var digests = keys.Select(key => KeyDigest.Of($"{key % 100}")).ToList();
            var part = new KeyPart(KeyDigest.Of("from"), most);
            foreach (var digest in digests)
            {
                part.Add(digest);
                part.Count.ShouldBeLessThanOrEqualTo(most);
            }
            part.Seal();
            var covered = digests.Where(part.Covers).ToHashSet();
            part.Count.ShouldBe(covered.Count);
            digests.ShouldAllBe(digest => part.Contains(digest) == covered.Contains(digest));
            part.HasLeft.ShouldBe(covered.Count > 0);
            covered.ShouldAllBe(digest => part.Take(digest) && !part.Take(digest));
            part.HasLeft.ShouldBeFalse();
        }));

    [Fact]
    public void Rows_are_told_once_by_whether_their_key_is_known_however_few_keys_are_held() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte?[]>(), ArbMap.Default.ArbFor<byte>(), (known, rows, size) =>
        {
            var keys = new KnownKeys(() => known.Select(key => $"{key}").ToAsyncEnumerable(), 2 + size % 20);
            foreach (var isKnown in new[] { true, false })
            {
                var told = keys.SelectAsync(() => rows.ToAsyncEnumerable(), row => row?.ToString(), isKnown, CancellationToken.None)
                    .ToBlockingEnumerable();
                told.Order().ShouldBe(rows.Where(row => (row is { } key && known.Contains(key)) == isKnown).Order());
            }
        }));

    [Fact]
    public void Pairs_of_one_side_alone_are_told_once_however_few_pairs_are_held() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte>(), (left, right, size) =>
        {
            static List<(string Key, string? Value)> Pairs(byte[] numbers) =>
                [.. numbers.Select(number => ($"{number % 40}", number % 3 == 0 ? null : $"{number}")).Distinct()];
            var (one, other) = (Pairs(left), Pairs(right));
            var told = new List<(string, string?, bool)>();
            var comparison = new PairComparison(2 + size % 20).RunAsync(
                PairComparison.Of(() => one.ToAsyncEnumerable()), PairComparison.Of(() => other.ToAsyncEnumerable()),
                (key, value, isLeft) => told.Add((key, value, isLeft)));
            comparison.IsCompletedSuccessfully.ShouldBeTrue();
            var expected = one.Except(other).Select(pair => (pair.Key, pair.Value, true))
                .Concat(other.Except(one).Select(pair => (pair.Key, pair.Value, false)));
            told.Order().ShouldBe(expected.Distinct().Order());
        }));
}
