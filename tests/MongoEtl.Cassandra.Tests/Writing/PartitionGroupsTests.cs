using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class PartitionGroupsTests
{
    [Fact]
    public void Every_row_goes_once_and_a_batch_is_of_one_partition_and_bounded() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Room, byte Number, ushort Length, bool TakesOldest)[]>(), drawn =>
    {
        var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2, new ChunkPool());
        var groups = new PartitionGroups(window);
        var sent = new List<(string, int, string?)>();
        foreach (var row in drawn)
        {
            Check(window, groups.Add(window.Add(Values(RowOf(row)))), sent);
            if (row.TakesOldest && window.OldestUnsent() is { } oldest)
                Check(window, groups.Take(oldest), sent);
        }
        while (window.OldestUnsent() is { } oldest)
            Check(window, groups.Take(oldest), sent);
        window.UnsentBytes.ShouldBe(0);
        sent.Order().ShouldBe(drawn.Select(RowOf).Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Memory_comes_free_from_the_oldest_row_on_whatever_is_acknowledged_first() => Prop.ForAll(
        ArbMap.Default.ArbFor<(ushort Length, byte Other)[]>(), drawn =>
    {
        var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2, new ChunkPool());
        var numbers = drawn.Select((row, i) => window.Add(Values(($"room {i}", i, new string('x', row.Length))))).ToList();
        foreach (var number in numbers.OrderBy(number => drawn[(int)number].Other))
        {
            window[number].IsSent = true;
            window[number].IsAcknowledged = true;
            window.Forget();
            var open = Enumerable.Range((int)window.First, (int)(window.Next - window.First)).ToList();
            window.Bytes.ShouldBe(open.Sum(row => (long)window[row].Length + RowWindow.RowOverhead));
            open.ForEach(row => Decode(window[row].Values).ShouldBe(($"room {row}", row, new string('x', drawn[row].Length))));
            if (open.Count > 0)
                window[open[0]].IsAcknowledged.ShouldBeFalse();
        }
        window.First.ShouldBe(drawn.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_are_found_by_their_numbers_while_pages_of_them_come_and_go()
    {
        var random = new Random(1);
        var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2, new ChunkPool());
        for (var added = 0; added < 30 * ChunkPool.RowsAPage; added++)
        {
            window.Add(Values(($"room {window.Next}", (int)window.Next, "x"))).ShouldBe(window.Next - 1);
            if (random.Next(3 * ChunkPool.RowsAPage) == 0)
                window.Clear();
            // Many rows wait at times, and then few.
            for (var most = random.Next(12 * ChunkPool.RowsAPage); window.Next - window.First > most; window.Forget())
            {
                var row = window.First;
                Decode(window[row].Values).ShouldBe(($"room {row}", (int)row, "x"));
                (window[row].IsSent, window[row].IsAcknowledged) = (true, true);
            }
        }
        window.Next.ShouldBe(30 * ChunkPool.RowsAPage);
    }

    [Fact]
    public void Equal_tokens_of_different_keys_are_different_groups()
    {
        var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2, new ChunkPool());
        var groups = new PartitionGroups(window);
        groups.Add(window.Add(Values(("one", 1, "x"))));
        var second = window.Add(Values(("two", 2, "x")));
        window[second].Token = window[0].Token;
        groups.Add(second).ShouldBe((0, 1), "the first one goes, to make place");
        groups.Take(second).ShouldBe((second, 1));
    }

    private static (string, int, string?) RowOf((byte Room, byte Number, ushort Length, bool) drawn) =>
        ($"room {drawn.Room % 7}", drawn.Number, new string('x', drawn.Length % 3000));

    private static ReadOnlySpan<byte> Values((string, int, string?) row)
    {
        using var written = WrittenTables.Rows([row]);
        return written.Written.ToArray().AsSpan(sizeof(int));
    }

    private static void Check(RowWindow window, (long First, int Count) group, List<(string, int, string?)> sent)
    {
        var number = group.First;
        var rows = new List<(string Room, int Number, string? Text)>();
        var bytes = 0;
        for (var i = 0; i < group.Count; i++)
        {
            ref var row = ref window[number];
            row.IsSent.ShouldBeFalse();
            row.IsSent = true;
            row.Token.ShouldBe(Token.OfRow(row.Values.Span, 1).Value);
            bytes += row.Length;
            rows.Add(Decode(row.Values));
            number = row.NextInGroup;
        }
        if (group.Count > 1)
            bytes.ShouldBeLessThanOrEqualTo(PartitionGroups.MostBytes);
        rows.Select(row => row.Room).Distinct().Count().ShouldBeLessThanOrEqualTo(1, "one partition a batch");
        rows.Select(row => row.Number).Distinct().Count().ShouldBe(group.Count, "no row twice in a batch");
        sent.AddRange(rows);
    }

    private static (string, int, string?) Decode(ReadOnlyMemory<byte> values)
    {
        var at = 0;
        ReadOnlySpan<byte> Next()
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(values.Span[at..]);
            var value = values.Span.Slice(at + 4, length);
            at += 4 + length;
            return value;
        }
        return (Encoding.UTF8.GetString(Next()), BinaryPrimitives.ReadInt32BigEndian(Next()), Encoding.UTF8.GetString(Next()));
    }
}
