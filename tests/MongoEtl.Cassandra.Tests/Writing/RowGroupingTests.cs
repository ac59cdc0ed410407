using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class RowGroupingTests
{
    [Fact]
    public void Every_row_goes_once_and_a_batch_is_of_one_partition_and_bounded() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Room, byte Number, ushort Length)[]>(), drawn =>
    {
        var rows = drawn.Select(row => ($"room {row.Room % 7}", (int)row.Number, (string?)new string('x', row.Length % 3000))).ToList();
        using var written = WrittenTables.Rows(rows);
        using var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2);
        window.Add(written.Written.Span);
        window.Count.ShouldBe(rows.Count);
        window.Sort();
        var sent = new List<(string, int, string?)>();
        for (int from = 0, to; from < window.Count; from = to)
        {
            to = RowGrouping.EndOf(window, from);
            var group = window.Values[from..to].ToArray().Select(Decode).ToList();
            group.Select(row => row.Item1).Distinct().Count().ShouldBe(1, "one partition a batch");
            group.Select(row => row.Item2).Distinct().Count().ShouldBe(group.Count, "no row twice in a batch");
            if (group.Count > 1)
                window.Values[from..to].ToArray().Sum(values => values.Length).ShouldBeLessThanOrEqualTo(RowGrouping.MostBytes);
            for (var row = from; row < to; row++)
                window.TokenOf(row).ShouldBe(Token.OfRow(window.Values.Span[row].Span, 1));
            sent.AddRange(group);
        }
        sent.Order().ShouldBe(rows.Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_that_was_cleared_holds_only_what_came_after()
    {
        using var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2);
        foreach (var text in (string[])["first", "second"])
        {
            window.Clear();
            using var rows = WrittenTables.Rows([("room", 1, text)]);
            window.Add(rows.Written.Span);
            window.Sort();
        }
        window.Count.ShouldBe(1);
        Decode(window.Values.Span[0]).ShouldBe(("room", 1, "second"));
    }

    private static (string, int, string?) Decode(ReadOnlyMemory<byte> values)
    {
        var at = 0;
        ReadOnlySpan<byte> Next()
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(values.Span[at..]);
            var value = values.Span.Slice(at + 4, length);
            at += 4 + length;
            return value;
        }
        return (System.Text.Encoding.UTF8.GetString(Next()), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Next()),
            System.Text.Encoding.UTF8.GetString(Next()));
    }
}
