using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Runtime.Tests;

/// <summary>Folding both sides into buckets, listing the rows of unequal ones, and mending them.</summary>
public sealed class WideListingTests
{
    private readonly EntityRun _entity = new(
        0, FakePlan.Create(wide: true).Entities[0] with { CassandraTables = [TextRows.Table] }, Store.Cassandra, null,
            new SilentProgress());

    [Fact]
    public void Exactly_the_difference_of_two_sets_of_rows_is_listed_and_mended() => Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
    {
        var random = new Random(seed);
        var expected = Enumerable.Range(0, random.Next(300)).ToDictionary(i => $"key {i}", _ => Cells(random));
        var store = new TextRows();
        var wanted = new List<string>();
        foreach (var (key, cells) in expected)
        {
            var standing = cells.ToArray();
            switch (random.Next(8))
            {
                case 0:
                    wanted.Add($"Missing {key}");
                    continue;
                case 1:
                    var column = random.Next(standing.Length);
                    standing[column] = standing[column] is null ? "" : random.Next(2) == 0 ? null : standing[column] + "x";
                    wanted.Add($"Differing {key} c{column + 1}");
                    break;
            }
            store.Rows.Add(key, standing);
        }
        for (var i = random.Next(20); i > 0; i--)
        {
            store.Rows.Add($"extra {i}", Cells(random));
            wanted.Add($"Extra extra {i}");
        }
        Look(expected, store, null).ShouldBe(wanted.Order(StringComparer.Ordinal), ignoreOrder: false, $"seed {seed}");
        var mender = new WideMender(store, 1, deleteExtra: true);
        Look(expected, store, mender);
        mender.MendAsync(CancellationToken.None).GetAwaiter().GetResult();
        Look(expected, store, null).ShouldBeEmpty($"seed {seed}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Any_change_of_a_single_cell_is_found_and_its_column_named()
    {
        var random = new Random(1);
        var expected = Enumerable.Range(0, 40).ToDictionary(i => $"{i}", _ => Cells(random));
        foreach (var (key, cells) in expected)
        {
            for (var column = 0; column < cells.Length; column++)
            {
                foreach (var other in new[] { null, "", " ", cells[column] + "\0" }.Where(other => other != cells[column]))
                {
                    var store = new TextRows();
                    foreach (var (name, row) in expected)
                        store.Rows.Add(name, [.. row]);
                    store.Rows[key][column] = other;
                    Look(expected, store, null).ShouldBe([$"Differing {key} c{column + 1}"]);
                }
            }
        }
    }

    [Fact]
    public void Buckets_do_not_depend_on_the_order_of_rows_and_tell_repeated_rows_apart()
    {
        var digests = Enumerable.Range(0, 1000).Select(i =>
            RowDigest.Of(TextRows.Table, TextRows.Encode($"{i}", [null, "x", null]))).ToList();
        var (one, other) = (new BucketSums(), new BucketSums());
        digests.ForEach(one.Add);
        Parallel.ForEach(digests.AsEnumerable().Reverse(), other.Add);
        one.Unequal(other).ShouldBeEmpty();
        other.Rows.ShouldBe(1000);
        other.Add(digests[7]);
        one.Unequal(other).ShouldBe([BucketSums.BucketOf(digests[7].Key)]);
    }

    [Fact]
    public void Buckets_are_dealt_out_so_that_few_rows_are_held()
    {
        var table = new WideTable(_entity, 0, 10, isSample: false, World.NoServices);
        for (var i = 0; i < 200_000; i++)
        {
            table.Expected.Add(RowDigest.Of(TextRows.Table, TextRows.Encode($"{i}", ["a", null, null])));
            table.Found.Add(RowDigest.Of(TextRows.Table, TextRows.Encode($"{i}", ["b", null, null])));
        }
        var chunks = new BucketChunks([table]);
        var (seen, rounds) = (new HashSet<int>(), 0);
        while (chunks.Next() is { Count: > 0 } chunk)
        {
            chunk[table].Sum(table.Expected.RowsOf).ShouldBeLessThanOrEqualTo(BucketChunks.MostRows);
            chunk[table].ShouldAllBe(bucket => seen.Add(bucket));
            rounds++;
        }
        seen.Sum(table.Expected.RowsOf).ShouldBe(200_000);
        rounds.ShouldBeInRange(4, 5);
    }

    [Fact]
    public void Of_many_findings_those_with_the_first_keys_are_named_and_all_are_counted()
    {
        var expected = Enumerable.Range(0, 100).ToDictionary(i => $"{i:000}", string?[] (_) => ["a", null, null]);
        var table = new WideTable(_entity, 0, 3, isSample: false, World.NoServices);
        Look(expected, new TextRows(), null, table);
        table.Result.Missing.ShouldBe(100);
        table.Result.Findings.Select(finding => finding.KeyText).ShouldBe(["c0 000", "c0 001", "c0 002"]);
    }

    private string[] Look(Dictionary<string, string?[]> expected, TextRows store, WideMender? mender, WideTable? known = null)
    {
        var table = known ?? new WideTable(_entity, 0, 10_000, isSample: false, World.NoServices);
        var form = store.CreateRow(TextRows.Table);
        foreach (var (key, cells) in expected)
            table.Expected.Add(RowDigest.Of(TextRows.Table, form.Of(TextRows.Encode(key, cells))));
        store.ScanAsync(TextRows.Table, 1, () => row => table.Found.Add(RowDigest.Of(TextRows.Table, row)), null, CancellationToken.None);
        var chunks = new BucketChunks([table]);
        while (chunks.Next() is { Count: > 0 } chunk)
        {
            var listing = new WideListing(table, store, chunk[table], mender);
            foreach (var (key, cells) in expected)
            {
                var encoded = TextRows.Encode(key, cells);
                listing.Expect(encoded, form.Of(encoded));
            }
            store.ScanAsync(TextRows.Table, 1, () => row => listing.Meet(row, form), null, CancellationToken.None);
            listing.Finish();
        }
        var result = table.Result;
        (result.Missing + result.Extra + result.Differing).ShouldBe(known is null ? result.Findings.Count : expected.Count);
        return [.. result.Findings.Select(finding =>
            $"{finding.Kind} {finding.Key[0].Value} {string.Join(',', finding.Columns)}".Trim()).Order(StringComparer.Ordinal)];
    }

    private static string?[] Cells(Random random) =>
        [.. Enumerable.Range(0, TextRows.Columns - 1).Select(_ => random.Next(3) == 0 ? null : $"{random.Next(5)}")];
}
