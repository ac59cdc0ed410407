using System.Text;
using MongoEtl.Internal;

namespace MongoEtl.PostgreSql.Tests;

public sealed class CopyWriterTests
{
    [Fact]
    public void Null_in_a_column_that_is_not_null_is_refused_and_names_the_column()
    {
        var error = Refused(new Column("code", "text", Nullable: false) { Field = "key" }, copy => copy.Text((string?)null));
        error.ShouldSatisfyAllConditions(
            () => error.Path.ShouldBe("key"),
            () => error.Column.ShouldBe("code"),
            () => error.Table.ShouldBe("towns"),
            () => error.Message.ShouldBe("key: column towns.code (text) takes a value, found null; make the property nullable, or give a value where there is none"));
    }

    [Theory]
    [InlineData("abcd", false)]
    [InlineData("äöü", true)]
    [InlineData("😀😀😀", true)]
    [InlineData("😀😀😀x", false)]
    public void Characters_are_counted_as_code_points(string text, bool fits)
    {
        var column = new Column("name", "varchar(3)", Nullable: true) { MaxLength = 3 };
        if (fits)
            Value(column, copy => copy.Text(text)).ShouldBe(Encoding.UTF8.GetBytes(text));
        else
            Refused(column, copy => copy.Text(new Utf8Text(Encoding.UTF8.GetBytes(text)))).Found.ShouldBe("4 characters");
    }

    [Fact]
    public void Characters_that_PostgreSQL_cannot_hold_are_refused()
    {
        var column = new Column("name", "text", Nullable: true);
        Refused(column, copy => copy.Text("a\0b")).Message.ShouldContain("U+0000");
        Refused(column, copy => copy.Text(new Utf8Text("a\0b"u8))).Message.ShouldContain("U+0000");
        Refused(column, copy => copy.Text("half \ud83d")).Message.ShouldContain("surrogate");
        Refused(column, copy => copy.SourceId(SourceId.FromText("a\0"))).Message.ShouldContain("U+0000");
        Refused(column, copy => copy.TextArray(["fine", "a\0"])).Message.ShouldContain("U+0000");
    }

    [Fact]
    public void Jsonb_is_relaxed_json_after_its_version_and_refuses_only_real_nul_characters()
    {
        var column = new Column("extra", "jsonb", Nullable: true);
        Value(column, copy => copy.Jsonb(ExtendedJson.ParseValue("""{"a": {"$numberLong": "7"}, "b": [1.5, null]}"""))).ShouldBe("\u0001{\"a\":7,\"b\":[1.5,null]}"u8.ToArray());
        Value(column, copy => copy.Jsonb(ExtendedJson.ParseValue("""{"a": "\\u0000 is text"}""")))!.Length.ShouldBeGreaterThan(1);
        Refused(column, copy => copy.Jsonb(ExtendedJson.ParseValue("""{"a": "\u0000"}"""))).Message.ShouldContain("U+0000");
        Value(column, copy => copy.Json(ExtendedJson.ParseValue("true"))).ShouldBe("true"u8.ToArray());
        Value(column, copy => copy.Jsonb(null)).ShouldBeNull();
        Value(column, copy => copy.Jsonb(default(RawBson))).ShouldBeNull();
    }

    [Theory]
    [InlineData("2.345", "2.35")]
    [InlineData("-2.345", "-2.35")]
    [InlineData("2.344999", "2.34")]
    [InlineData("999.994", "999.99")]
    public void Decimals_are_rounded_half_away_from_zero_to_the_scale(string value, string rounded)
    {
        var column = new Column("price", "numeric(5,2)", Nullable: true) { Precision = 5, Scale = 2 };
        var plain = new Column("price", "numeric", Nullable: true);
        Value(column, copy => copy.Numeric(decimal.Parse(value))).ShouldBe(Value(plain, copy => copy.Numeric(decimal.Parse(rounded))));
    }

    [Fact]
    public void A_decimal_beyond_the_precision_is_refused_after_rounding()
    {
        var column = new Column("price", "numeric(5,2)", Nullable: true) { Precision = 5, Scale = 2 };
        Refused(column, copy => copy.Numeric(999.995m)).Expected.ShouldBe("at most 3 digits before the point");
        Refused(column, copy => copy.NumericArray([1m, -1000m])).Expected.ShouldBe("at most 3 digits before the point");
    }

    [Fact]
    public void A_row_with_too_few_fields_is_a_fault_and_a_rewound_row_is_gone()
    {
        var column = new Column("id", "integer", Nullable: true);
        using var copy = new CopyWriter();
        copy.BeginRow(2);
        copy.Next(column).Int32(1);
        Should.Throw<InvalidOperationException>(copy.EndRow);
        copy.Clear();
        copy.BeginRow(1);
        copy.Next(column).Int32(1);
        copy.EndRow();
        var mark = copy.Mark;
        copy.BeginRow(1);
        copy.Next(column).Text("lost");
        copy.Rewind(mark);
        (copy.Rows, copy.Length).ShouldBe((1, 10));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffer_has_grown()
    {
        var columns = new[] { new Column("a", "integer", true), new Column("b", "varchar(40)", true) { MaxLength = 40 }, new Column("c", "numeric(12,3)", true) { Precision = 12, Scale = 3 } };
        var id = SourceId.FromText("5f3e5f3e5f3e5f3e5f3e5f3e");
        var times = new[] { DateTimeOffset.UnixEpoch };
        using var copy = new CopyWriter();
        for (var i = 0; i < 2000; i++)
            Write(i);
        copy.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Write(i);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Write(int i)
        {
            copy.BeginRow(8);
            copy.Next(columns[0]).Int32(i);
            copy.Next(columns[1]).Text(new Utf8Text("a text that is copied"u8));
            copy.Next(columns[1]).Text("a computed text");
            copy.Next(columns[1]).SourceId(id);
            copy.Next(columns[2]).Numeric(12345.6789m);
            copy.Next(columns[2]).Timestamp(DateTimeOffset.UnixEpoch);
            copy.Next(columns[2]).Uuid(Guid.Empty);
            copy.Next(columns[2]).TimestampArray(times);
            copy.EndRow();
        }
    }

    private static ColumnException Refused(Column column, Action<CopyWriter> write) => Should.Throw<ColumnException>(() => Value(column, write));

    /// <summary>The bytes of one field, or null for NULL.</summary>
    private static byte[]? Value(Column column, Action<CopyWriter> write)
    {
        using var copy = new CopyWriter("towns");
        copy.BeginRow(1);
        write(copy.Next(column));
        copy.EndRow();
        var field = copy.Written.Span[2..];
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(field);
        return length < 0 ? null : field[4..].ToArray().ShouldSatisfy(bytes => bytes.Length.ShouldBe(length));
    }
}

file static class Satisfying
{
    internal static T ShouldSatisfy<T>(this T value, Action<T> check)
    {
        check(value);
        return value;
    }
}
