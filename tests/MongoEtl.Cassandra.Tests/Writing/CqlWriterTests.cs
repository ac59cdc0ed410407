using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

public sealed class CqlWriterTests
{
    private static readonly Column Id = new("id", "text", Nullable: false) { Field = "_id" };
    private static readonly Column Place = new("place", "text", Nullable: false);
    private static readonly Column Name = new("name", "text", Nullable: true);

    [Fact]
    public void A_row_is_its_length_and_its_values_and_a_null_is_not_set()
    {
        using var cql = new CqlWriter("towns");
        cql.BeginRow(2);
        cql.Next(Id).Text("ab");
        cql.EndPartitionKey();
        cql.Next(Name).Text((string?)null);
        cql.EndRow();
        Convert.ToHexString(cql.Written.Span).ShouldBe("0000000A" + "00000002" + "6162" + "FFFFFFFE");
        cql.Rows.ShouldBe(1);
    }

    [Fact]
    public void Every_kind_of_value_can_be_not_set()
    {
        Action<CqlWriter>[] writes =
        [
            c => c.Boolean(null), c => c.TinyInt(null), c => c.SmallInt(null), c => c.Int(null), c => c.BigInt(null), c => c.Varint(null),
            c => c.Decimal(null), c => c.Float(null), c => c.Double(null), c => c.Timestamp(null), c => c.Date(null), c => c.Time(null),
            c => c.Uuid(null), c => c.TimeUuid(null), c => c.Text(Utf8Text.Null), c => c.SourceId(null), c => c.Json(null),
            c => c.Json(default(RawBson)), c => c.Blob(null), c => c.Inet(null),
            c => c.List(null, CqlElements.Text), c => c.Set(null, CqlElements.Text), c => c.Map(null, CqlElements.Text, CqlElements.Int),
        ];
        writes.ShouldAllBe(write => CqlWriterRow.Value("any", write) == null);
    }

    [Fact]
    public void A_null_in_the_key_is_refused_and_names_the_column()
    {
        using var cql = new CqlWriter("towns");
        cql.BeginRow(1);
        var error = Should.Throw<ColumnException>(() => cql.Next(Id).Text((string?)null));
        error.Message.ShouldBe("_id: column towns.id (text) takes a value, found null; " +
            "make the property nullable if it is no key, or give a value where there is none");
        (error.Table, error.Column, error.Path).ShouldBe(("towns", "id", "_id"));
    }

    [Fact]
    public void An_empty_partition_key_is_refused_unless_it_has_several_columns()
    {
        Key(cql => cql.Next(Id).Text("")).ShouldNotBeNull().Message.ShouldContain(
            "column towns.id (text) takes a partition key of at least one byte");
        Key(cql => cql.Next(Id).Text(""), cql => cql.Next(Place).Text("")).ShouldBeNull();
    }

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void A_partition_key_has_a_length_of_two_bytes(int bytes, bool fits)
    {
        var error = Key(cql => cql.Next(Id).Text(new string('x', bytes)));
        if (fits)
            error.ShouldBeNull();
        else
            error.ShouldNotBeNull().Found.ShouldBe("65536 bytes");
    }

    [Theory]
    [InlineData(65_529, true)]
    [InlineData(65_530, false)]
    public void The_columns_of_a_partition_key_have_three_bytes_more_each(int bytes, bool fits) =>
        (Key(cql => cql.Next(Id).Text(new string('x', bytes - 1)), cql => cql.Next(Place).Text("y")) is null).ShouldBe(fits);

    [Theory]
    [InlineData(65_535, true)]
    [InlineData(65_536, false)]
    public void The_values_of_a_clustering_key_are_limited_together(int bytes, bool fits)
    {
        using var cql = new CqlWriter("towns");
        cql.BeginRow(3);
        cql.Next(Id).Text("a");
        cql.EndPartitionKey();
        cql.Next(Place).Text("y");
        cql.Next(Place).Text(new string('x', bytes - 1));
        if (fits)
            cql.EndClusteringKey();
        else
            Should.Throw<ColumnException>(cql.EndClusteringKey).Column.ShouldBe("place");
    }

    [Theory]
    [InlineData("tinyint", 128)]
    [InlineData("smallint", -32769)]
    [InlineData("int", 2147483648)]
    public void Numbers_beyond_the_column_are_refused(string type, long value) =>
        Should.Throw<ColumnException>(() => CqlWriterRow.Value(type, cql => _ = type switch
        {
            "tinyint" => Do(() => cql.TinyInt(value)),
            "smallint" => Do(() => cql.SmallInt(value)),
            _ => Do(() => cql.Int(value)),
        })).Found.ShouldBe("a number beyond");

    [Fact]
    public void Texts_that_the_column_cannot_hold_are_refused()
    {
        Refused("text", cql => cql.Text("half \ud83d")).ShouldContain("surrogate");
        Refused("ascii", cql => cql.Text("ñ")).ShouldContain("U+007F");
        Refused("ascii", cql => cql.Text(new Utf8Text("ñ"u8))).ShouldContain("U+007F");
        Refused("ascii", cql => cql.SourceId(SourceId.FromText("ñ"))).ShouldContain("U+007F");
        CqlWriterRow.Read("ascii", cql => cql.Text("plain")).ShouldBe("plain");
        CqlWriterRow.Read("text", cql => cql.Text("nul \0 is text")).ShouldBe("nul \0 is text");
    }

    [Fact]
    public void A_uuid_of_another_version_is_no_time_uuid() =>
        Refused("timeuuid", cql => cql.TimeUuid(Guid.NewGuid())).ShouldContain("takes a UUID of version 1, found one of version 4");

    [Fact]
    public void Json_is_relaxed() =>
        CqlWriterRow.Read("text", cql => cql.Json(ExtendedJson.ParseValue("""{"a": {"$numberLong": "7"}, "b": [1.5, null]}"""))).ShouldBe(
            """{"a":7,"b":[1.5,null]}""");

    [Fact]
    public void A_row_that_throws_is_taken_back()
    {
        using var cql = new CqlWriter("towns");
        Row(cql, "first");
        var mark = cql.Mark;
        var before = cql.Written.ToArray();
        cql.BeginRow(2);
        cql.Next(Id).Text(new string('x', 50_000));
        Should.Throw<ColumnException>(() => cql.Next(Place).Text((string?)null));
        cql.Rewind(mark);
        cql.Written.ToArray().ShouldBe(before);
        Row(cql, "second");
        CqlWriterRow.Rows(cql.Written).Select(r => System.Text.Encoding.UTF8.GetString(r[0]!)).ShouldBe(["first", "second"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_row_can_be_taken_out_from_between_others(int row)
    {
        string[] all = ["first", "second", "third"];
        using var cql = new CqlWriter("towns");
        var marks = new List<(int Rows, int Length)> { cql.Mark };
        foreach (var id in all)
        {
            Row(cql, id);
            marks.Add(cql.Mark);
        }

        cql.Remove(marks[row].Length, marks[row + 1].Length - marks[row].Length);

        cql.Rows.ShouldBe(2);
        CqlWriterRow.Rows(cql.Written).Select(r => System.Text.Encoding.UTF8.GetString(r[0]!)).ShouldBe(all.Where((_, at) => at != row));
        Row(cql, "fourth");
        CqlWriterRow.Rows(cql.Written).Count.ShouldBe(3);
    }

    [Fact]
    public void A_row_that_is_not_complete_is_not_ended()
    {
        using var cql = new CqlWriter("towns");
        cql.BeginRow(2);
        cql.Next(Id).Text("a");
        Should.Throw<InvalidOperationException>(cql.EndRow).Message.ShouldContain("1 columns less");
    }

    [Fact]
    public void Rows_allocate_nothing_once_grown()
    {
        using var cql = new CqlWriter("towns");
        var (tags, prices) = (new[] { "b", "a", "c" }, new[] { 2m, 1.50m });
        var names = new Column("names", "frozen<set<text>>", Nullable: true);
        for (var i = 0; i < 100; i++)
            Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Write();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Write()
        {
            cql.Clear();
            cql.BeginRow(6);
            cql.Next(Id).Text("some id");
            cql.EndPartitionKey();
            cql.Next(Name).Decimal(-12.50m);
            cql.Next(Name).Varint(long.MinValue);
            cql.Next(names).Set(tags, CqlElements.Text);
            cql.Next(names).List(prices, CqlElements.Decimal);
            cql.Next(Name).Timestamp(default(DateTimeOffset));
            cql.EndRow();
        }
    }

    private static void Row(CqlWriter cql, string id)
    {
        cql.BeginRow(1);
        cql.Next(Id).Text(id);
        cql.EndPartitionKey();
        cql.EndRow();
    }

    private static ColumnException? Key(params Action<CqlWriter>[] writes)
    {
        using var cql = new CqlWriter("towns");
        cql.BeginRow(writes.Length);
        foreach (var write in writes)
            write(cql);
        try
        {
            cql.EndPartitionKey();
            return null;
        }
        catch (ColumnException error)
        {
            return error;
        }
    }

    private static string Refused(string type, Action<CqlWriter> write) =>
        Should.Throw<ColumnException>(() => CqlWriterRow.Value(type, write)).Message;

    private static int Do(Action action)
    {
        action();
        return 0;
    }
}
