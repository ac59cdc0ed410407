using System.Buffers.Binary;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Rows that mean the same have the same comparable form, and others have another.</summary>
public sealed class ComparableRowTests
{
    [Fact]
    public void Sets_and_maps_are_compared_whatever_their_order_and_lists_are_not()
    {
        Form("set<int>", Collection(3, Int(2), Int(1), Int(3))).ShouldBe(Form("set<int>", Collection(3, Int(1), Int(2), Int(3))));
        Form("frozen<map<int, int>>", Collection(2, Int(2), Int(9), Int(1), Int(8)))
            .ShouldBe(Form("frozen<map<int, int>>", Collection(2, Int(1), Int(8), Int(2), Int(9))));
        Form("frozen<map<int, int>>", Collection(2, Int(2), Int(8), Int(1), Int(9)))
            .ShouldNotBe(Form("frozen<map<int, int>>", Collection(2, Int(1), Int(8), Int(2), Int(9))));
        Form("list<int>", Collection(2, Int(2), Int(1))).ShouldNotBe(Form("list<int>", Collection(2, Int(1), Int(2))));
    }

    [Fact]
    public void An_empty_collection_is_absent_and_an_empty_text_is_not()
    {
        Form("set<int>", Collection(0)).ShouldBe(Form("set<int>", null));
        Form("text", []).ShouldNotBe(Form("text", null));
    }

    [Fact]
    public void Numbers_that_are_equal_have_one_form()
    {
        Form("double", Double(-0.0)).ShouldBe(Form("double", Double(0)));
        Form("double", Double(double.NaN)).ShouldBe(Form("double", Double(BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001))));
        Form("decimal", [0, 0, 0, 1, 10]).ShouldBe(Form("decimal", [0, 0, 0, 0, 1]), "1.0 and 1");
        Form("decimal", [0, 0, 0, 2, 0]).ShouldBe(Form("decimal", [0, 0, 0, 0, 0]), "0.00 and 0");
        Form("decimal", [0, 0, 0, 1, 11]).ShouldNotBe(Form("decimal", [0, 0, 0, 0, 11]));
        Form("boolean", [2]).ShouldBe(Form("boolean", [1]));
    }

    [Fact]
    public void Not_set_and_null_are_one_and_a_column_that_the_table_lacks_is_not_compared()
    {
        var table = Table("text");
        Row(new ComparableRow(table, []), [0xFF, 0xFF, 0xFF, 0xFE]).ShouldBe(Row(new ComparableRow(table, []), [0xFF, 0xFF, 0xFF, 0xFF]));
        Row(new ComparableRow(table, ["v"]), [0, 0, 0, 1, 65]).ShouldBe(Row(new ComparableRow(table, ["v"]), [0, 0, 0, 1, 66]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Token_ranges_hold_every_token_once(int parts)
    {
        var ranges = TokenRanges.Of(parts);
        ranges[0].After.ShouldBe(long.MinValue);
        ranges[^1].UpTo.ShouldBe(long.MaxValue);
        for (var part = 1; part < parts; part++)
            ranges[part].After.ShouldBe(ranges[part - 1].UpTo);
        ranges.ShouldAllBe(range => range.After < range.UpTo);
    }

    private static string Form(string type, byte[]? value)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value?.Length ?? -1);
        return Row(new ComparableRow(Table(type), []), [.. length, .. value ?? []]);
    }

    private static string Row(ComparableRow row, byte[] cell) => Convert.ToHexString(row.Of([0, 0, 0, 1, 75, .. cell]));

    private static CqlTablePlan Table(string type) => new()
    {
        Name = "t",
        Columns = [new Column("k", "text", Nullable: false), new Column("v", type, Nullable: true)],
        PartitionKeyColumns = 1,
        ClusteringKey = [],
        CreateStatement = "",
        InsertStatement = "",
        DeleteStatement = "",
    };

    private static byte[] Collection(int count, params byte[][] elements) =>
        [.. Int(count), .. elements.SelectMany(element => Int(element.Length).Concat(element))];

    private static byte[] Int(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Double(double value)
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return bytes;
    }
}
