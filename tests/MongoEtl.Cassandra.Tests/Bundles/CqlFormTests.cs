using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>What stands in a CSV file is read back as the very bytes, by a reader that follows COPY's rules and shares nothing with the
/// writer.</summary>
public sealed class CqlFormTests
{
    public static TheoryData<int, string> Columns => [.. SampleColumns.All.Select((column, number) => (number, column.Type))];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_cell_of_each_type_reads_back_as_its_bytes(int number, string type)
    {
        var cells = 0;
        ForAll(SampleColumns.Values, random =>
        {
            var values = Printable(random);
            if (CqlWriterRow.Value(type, cql => SampleColumns.All[number].Write(cql, values)) is not { } bytes)
                return;
            var cell = Cell(type, bytes);
            CopyCommand.Takes(cell).ShouldBeTrue(cell);
            ReadBack(type, cell).ShouldBe(bytes, cell);
            cells++;
        });
        cells.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Every_text_is_read_back_or_left_to_an_insert_statement() => ForAll(Gen.Zip(Texts, Gen.ArrayOf(Texts)), texts =>
    {
        var (text, list) = texts;
        ShouldReadBack("text", Encoding.UTF8.GetBytes(text));
        ShouldReadBack("frozen<list<text>>", CqlWriterRow.Value("frozen<list<text>>", cql => cql.List(list, CqlElements.Text))!);
        var map = list.Distinct().ToDictionary(key => key, key => key + text);
        const string Maps = "frozen<map<text, text>>";
        ShouldReadBack(Maps, CqlWriterRow.Value(Maps, cql => cql.Map(map, CqlElements.Text, CqlElements.Text))!);
    });

    [Fact]
    public void What_COPY_would_change_is_not_given_to_it()
    {
        foreach (var text in (string[])["a\nb", "a\rb", "a\0b", "\t", "\u007f", "\u0085", "<null>", "['<null>']", new string('x', 100_001)])
            CopyCommand.Takes(text).ShouldBeFalse(text);
        string[] taken = ["", "a\"b", "a,b", "\\", "\\n", "'", "NULL", "null", "ñ€😀", "\u2028", "\ufeff", new string('x', 100_000)];
        foreach (var text in taken)
            CopyCommand.Takes(text).ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a", "a")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("C:\\x", "\"C:\\x\"")]
    [InlineData("2020-05-07T10:00:00.123", "2020-05-07T10:00:00.123")]
    public void Cells_are_quoted_where_they_could_be_taken_for_something_else(string cell, string expected)
    {
        CopyCommand.Quote(cell).ShouldBe(expected);
        CopyReader.Fields($"{expected},{expected}").ShouldBe([cell, cell]);
    }

    [Theory]
    [InlineData("1.50", "decimal", "1.50")]
    [InlineData("-0.005", "decimal", "-0.005")]
    [InlineData("0.00", "decimal", "0.00")]
    public void Decimals_keep_their_zeros(string number, string type, string expected)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        Cell(type, CqlWriterRow.Value(type, cql => cql.Decimal(value))!).ShouldBe(expected);
    }

    [Fact]
    public void Decimals_of_any_scale_are_read_back() => ForAll(
        Gen.Zip(ArbMap.Default.GeneratorFor<System.Numerics.BigInteger>(), Gen.Choose(-400, 400)), number =>
        {
            byte[] bytes = [.. RowBytes.Int(number.Item2), .. number.Item1.ToByteArray(isBigEndian: true)];
            ReadBack("decimal", Cell("decimal", bytes)).ShouldBe(bytes);
        });

    [Fact]
    public void Timestamps_of_all_years_keep_their_milliseconds() => ForAll(
        Gen.Zip(ArbMap.Default.GeneratorFor<long>(), Gen.Choose(0, 5_000)), number =>
        {
            var milliseconds = number.Item1 % (1_000_000_000_000L * (1 + number.Item2));
            var bytes = RowBytes.Bigint(milliseconds);
            ReadBack("timestamp", Cell("timestamp", bytes)).ShouldBe(bytes);
            ShouldReadBack("set<timestamp>", CqlWriterRow.Value("set<timestamp>",
                cql => cql.Set([DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds % 50_000_000_000_000)], CqlElements.Timestamp))!);
        });

    [Fact]
    public void Terms_stay_on_one_line_whatever_texts_hold()
    {
        Term("text", Encoding.UTF8.GetBytes("it's")).ShouldBe("'it''s'");
        Term("text", "a\nb"u8.ToArray()).ShouldBe("blobAsText(0x610a62)");
        Term("ascii", "a\rb"u8.ToArray()).ShouldBe("blobAsAscii(0x610d62)");
        Term("frozen<list<text>>", CqlWriterRow.Value("frozen<list<text>>", cql => cql.List(["a", "\0"], CqlElements.Text))!)
            .ShouldBe("['a', blobAsText(0x00)]");
        Term("timestamp", RowBytes.Bigint(-62_135_596_800_000)).ShouldBe("-62135596800000");
        Term("blob", []).ShouldBe("0x");
    }

    private static void ShouldReadBack(string type, byte[] bytes)
    {
        var cell = Cell(type, bytes);
        if (CopyCommand.Takes(cell))
            ReadBack(type, cell).ShouldBe(bytes, cell);
        else
            (cell.Any(char.IsControl) || cell.Contains(CopyCommand.Null, StringComparison.Ordinal)).ShouldBeTrue(cell);
    }

    /// <summary>Through a whole file, between two other columns.</summary>
    private static byte[] ReadBack(string type, string cell)
    {
        var line = $"1,{CopyCommand.Quote(cell)},\"end\"";
        var row = CopyReader.Read($"a,b,c\n{line}\n").Skip(1).ShouldHaveSingleItem();
        row.Length.ShouldBe(3);
        return CopyValue.Of(TypeOf(type), row[1], CopyCommand.Null);
    }

    private static string Cell(string type, byte[] bytes) => Written(CqlForm.Cell, type, bytes);

    private static string Term(string type, byte[] bytes) => Written(CqlForm.Term, type, bytes);

    private static string Written(CqlForm form, string type, byte[] bytes)
    {
        var text = new StringBuilder();
        form.Append(text, TypeOf(type), bytes);
        return text.ToString();
    }

    private static CqlType TypeOf(string type) => CqlTypeText.Of("t", new Column("c", type, Nullable: true));

    private static SampleValues Printable(SampleValues values) => values with
    {
        Text = Printable(values.Text),
        Texts = Array.ConvertAll(values.Texts, Printable),
        // Of NaN there are many with other bytes, and they are all one to Python and to the server.
        Doubles = Array.FindAll(values.Doubles, number => !double.IsNaN(number)),
    };

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? "'" : c.ToString()));

    /// <summary>Texts in which what has a meaning to some reader is frequent.</summary>
    private static Gen<string> Texts => Gen.Select(
        Gen.ListOf(Gen.Frequency(
            (5, Gen.Elements("'", "\"", ",", ":", "\\", "{", "}", "[", "]", "(", ")", " ", "''", "<null>", "--", ";", "\\n", "a", "é", "😀")),
            (1, Gen.Elements("\n", "\r", "\0", "\t")))),
        string.Concat);

    private static void ForAll<T>(Gen<T> values, Action<T> check) =>
        Prop.ForAll(values.ToArbitrary(), check).Check(Config.QuickThrowOnFailure);
}
