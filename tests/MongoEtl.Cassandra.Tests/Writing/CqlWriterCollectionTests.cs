using System.Net;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Sets and maps have one form, whatever order they come in.</summary>
public sealed class CqlWriterCollectionTests
{
    [Fact]
    public void Numbers_are_sorted_by_value_and_there_once()
    {
        ForAll(ArbMap.Default.GeneratorFor<int[]>(), values => Same("int", values, CqlElements.Int, values.Distinct().Order()));
        ForAll(ArbMap.Default.GeneratorFor<long[]>(), values => Same("bigint", values, CqlElements.BigInt, values.Distinct().Order()));
        ForAll(ArbMap.Default.GeneratorFor<short[]>(), values => Same("smallint", values, CqlElements.SmallInt, values.Distinct().Order()));
        ForAll(ArbMap.Default.GeneratorFor<sbyte[]>(), values => Same("tinyint", values, CqlElements.TinyInt, values.Distinct().Order()));
        ForAll(ArbMap.Default.GeneratorFor<bool[]>(), values => Same("boolean", values, CqlElements.Boolean, values.Distinct().Order()));
    }

    [Fact]
    public void NaN_is_last_and_minus_zero_before_zero()
    {
        Set("double", [double.NaN, 0.0, double.PositiveInfinity, -0.0, -1.5, double.NegativeInfinity, double.NaN], CqlElements.Double)
            .ShouldBe([double.NegativeInfinity, -1.5, -0.0, 0.0, double.PositiveInfinity, double.NaN]);
        Set("float", [float.NaN, 0f, -0f, -1f], CqlElements.Float).ShouldBe([-1f, -0f, 0f, float.NaN]);
    }

    [Fact]
    public void Decimals_are_sorted_by_value_and_equal_ones_are_one() =>
        Set("decimal", [2m, -1.5m, 1.0m, 1m, decimal.MaxValue, decimal.MinValue], CqlElements.Decimal).Cast<(int Scale, BigInteger Unscaled)>()
            .Select(d => d.Unscaled * BigInteger.Pow(10, 1 - d.Scale)).ShouldBe(
                [new BigInteger(decimal.MinValue) * 10, -15, 10, 20, new BigInteger(decimal.MaxValue) * 10]);

    [Fact]
    public void Texts_are_sorted_by_their_bytes()
    {
        Set("text", ["b", "", "ab", "a", "\ud800\udc00", "\uffff", "b"], CqlElements.Text).ShouldBe(["", "a", "ab", "b", "\uffff", "\ud800\udc00"]);
        Set("text", [SourceId.FromText("b"), new SourceId(default(ObjectId))], CqlElements.SourceId).ShouldBe([new string('0', 24), "b"]);
        Set("inet", [IPAddress.Loopback, IPAddress.Any], CqlElements.Inet).ShouldBe([IPAddress.Any, IPAddress.Loopback]);
    }

    [Fact]
    public void Times_are_sorted_and_those_of_one_millisecond_are_one()
    {
        var time = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);
        Set("timestamp", [time.AddMilliseconds(1), time, time.AddTicks(5)], CqlElements.Timestamp).ShouldBe([time, time.AddMilliseconds(1)]);
        var (last, first) = (new DateOnly(1969, 12, 31), new DateOnly(1970, 1, 1));
        Set("date", [first, last], CqlElements.Date).ShouldBe([last, first]);
    }

    [Fact]
    public void Uuids_are_sorted_by_version_and_time()
    {
        var (early, late) = (Guid.Parse("ffffffff-0000-1000-8000-000000000000"), Guid.Parse("00000000-0000-1001-8000-000000000000"));
        var (signed, random) = (Guid.Parse("00000000-0000-1001-80ff-000000000000"), Guid.Parse("00000000-0000-4000-8000-000000000000"));
        Set("uuid", [random, late, early], CqlElements.Uuid).ShouldBe([early, late, random]);
        Set("uuid", [signed, late], CqlElements.Uuid).ShouldBe([late, signed]);
        Set("timeuuid", [late, signed, early], CqlElements.TimeUuid).ShouldBe([early, signed, late]);
    }

    [Fact]
    public void Maps_are_sorted_by_key_with_their_values() => ForAll(ArbMap.Default.GeneratorFor<Dictionary<int, byte>>(), map =>
        CqlWriterRow.Read("frozen<map<int, text>>",
            cql => cql.Map(map.ToDictionary(p => p.Key, p => p.Value.ToString()), CqlElements.Int, CqlElements.Text)).ShouldBe(map.OrderBy(p => p.Key).SelectMany(p => new object[] { p.Key, p.Value.ToString() }).ToArray()));

    [Theory]
    [InlineData("set<int>", true)]
    [InlineData("frozen<set<int>>", false)]
    public void An_empty_collection_is_a_value_only_where_it_is_frozen(string type, bool isUnset) =>
        (CqlWriterRow.Value(type, cql => cql.Set(new HashSet<int>(), CqlElements.Int)) is null).ShouldBe(isUnset);

    [Fact]
    public void What_no_collection_holds_is_refused()
    {
        Refused(cql => cql.List<string>(["a", null!], CqlElements.Text)).Found.ShouldBe("a null among them");
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Refused(cql => cql.Map(new Dictionary<DateTime, int> { [time] = 1, [time.AddTicks(1)] = 2 }, CqlElements.DateTime, CqlElements.Int))
            .Found.ShouldBe("two that are the same as written");
        Refused(cql => cql.Set(["ñ"], CqlElements.Ascii)).Found.ShouldBe("another character");
        Refused(cql => cql.Set([Guid.NewGuid()], CqlElements.TimeUuid)).Found.ShouldBe("one of version 4");
    }

    private static ColumnException Refused(Action<CqlWriter> write) => Should.Throw<ColumnException>(() => CqlWriterRow.Value("set<text>", write));

    private static object[] Set<T>(string type, T[] values, CqlElement<T> element)
    {
        var read = (object[])CqlWriterRow.Read($"frozen<set<{type}>>", cql => cql.Set(values, element))!;
        // However it comes, and by whatever interface.
        CqlWriterRow.Value($"frozen<set<{type}>>", cql => cql.Set(new Queue<T>(values.Reverse()), element))
            .ShouldBe(CqlWriterRow.Value($"frozen<set<{type}>>", cql => cql.Set(values, element)));
        return read;
    }

    private static void Same<T>(string type, T[] values, CqlElement<T> element, IEnumerable<T> expected) =>
        Set(type, values, element).ShouldBe(expected.Cast<object>().ToArray());

    private static void ForAll<T>(Gen<T> values, Action<T> check) => Prop.ForAll(values.ToArbitrary(), check).Check(Config.QuickThrowOnFailure);
}
