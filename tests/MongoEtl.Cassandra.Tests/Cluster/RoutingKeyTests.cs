using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class RoutingKeyTests
{
    [Fact]
    public void A_single_column_is_its_bytes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var row = Row(bytes, [1, 2, 3]);
            Written(row, 1).ShouldBe(bytes);
            Token.OfRow(row, 1).ShouldBe(Token.Of(bytes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Several_columns_have_their_lengths_and_a_zero_byte() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ArrayOf(3).ToArbitrary(), columns =>
        {
            var expected = columns.SelectMany(bytes => (byte[])[(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes, 0]).ToArray();
            var row = Row([.. columns, [9]]);
            Written(row, 3).ShouldBe(expected);
            RoutingKey.Length(row, 3).ShouldBe(expected.Length);
            Token.OfRow(row, 3).ShouldBe(Token.Of(expected));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_keys_need_no_stack()
    {
        var row = Row(new byte[40_000], new byte[60_000]);
        Token.OfRow(row, 2).ShouldBe(Token.Of(Written(row, 2)));
    }

    [Theory]
    [InlineData(-1, "null")]
    [InlineData(-2, "unset")]
    public void A_key_without_a_value_is_refused(int length, string word)
    {
        var row = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(row, length);
        Should.Throw<ArgumentException>(() => Token.OfRow(row, 1)).Message.ShouldContain(word);
    }

    [Fact]
    public void Rows_cut_off_and_columns_too_long_are_refused()
    {
        var row = Row([1, 2, 3], [4]);
        for (var length = 0; length < row.Length; length++)
            Should.Throw<ArgumentException>(() => Token.OfRow(row.AsSpan(0, length), 2));
        Should.Throw<ArgumentException>(() => Token.OfRow(Row(new byte[65_536], [1]), 2));
        Should.Throw<ArgumentException>(() => RoutingKey.Write(row, 2, new byte[RoutingKey.Length(row, 2) - 1]));
    }

    [Fact]
    public void Tokens_of_rows_allocate_nothing()
    {
        var row = Row(new byte[16], new byte[8]);
        _ = Token.OfRow(row, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            _ = Token.OfRow(row, 2);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static byte[] Row(params byte[][] values)
    {
        var row = new List<byte>();
        foreach (var value in values)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            row.AddRange(length);
            row.AddRange(value);
        }
        return [.. row];
    }

    private static byte[] Written(byte[] row, int columns)
    {
        var key = new byte[RoutingKey.Length(row, columns)];
        RoutingKey.Write(row, columns, key).ShouldBe(key.Length);
        return key;
    }
}
