using System.Net;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Random values are written, and read by a decoder that shares nothing with the writer.</summary>
public sealed class CqlWriterRoundTripTests
{
    [Fact]
    public void Whole_numbers() => ForAll(ArbMap.Default.GeneratorFor<(sbyte, short, int, long)>(), n =>
    {
        CqlWriterRow.Read("tinyint", cql => cql.TinyInt(n.Item1)).ShouldBe(n.Item1);
        CqlWriterRow.Read("smallint", cql => cql.SmallInt(n.Item2)).ShouldBe(n.Item2);
        CqlWriterRow.Read("int", cql => cql.Int(n.Item3)).ShouldBe(n.Item3);
        CqlWriterRow.Read("bigint", cql => cql.BigInt(n.Item4)).ShouldBe(n.Item4);
    });

    [Fact]
    public void Varints_take_as_few_bytes_as_hold_them() => ForAll(
        Gen.Select(Gen.Zip(ArbMap.Default.GeneratorFor<long>(), Gen.Choose(0, 63)), pair => pair.Item1 >> pair.Item2),
        n => CqlWriterRow.Value("varint", cql => cql.Varint(n)).ShouldBe(new BigInteger(n).ToByteArray(isBigEndian: true)));

    [Fact]
    public void Decimals_keep_their_scale() => ForAll(Decimals, n =>
    {
        var bits = decimal.GetBits(n);
        var scale = bits[3] >> 16 & 0xFF;
        var unscaled = new BigInteger(new decimal(bits[0], bits[1], bits[2], bits[3] < 0, 0));
        CqlWriterRow.Read("decimal", cql => cql.Decimal(n)).ShouldBe((scale, unscaled));
        CqlWriterRow.Value("decimal", cql => cql.Decimal(n))![4..].ShouldBe(unscaled.ToByteArray(isBigEndian: true));
    });

    [Fact]
    public void Floating_numbers_and_booleans() => ForAll(ArbMap.Default.GeneratorFor<(float, double, bool)>(), n =>
    {
        CqlWriterRow.Read("float", cql => cql.Float(n.Item1)).ShouldBe(n.Item1);
        CqlWriterRow.Read("double", cql => cql.Double(n.Item2)).ShouldBe(n.Item2);
        CqlWriterRow.Read("boolean", cql => cql.Boolean(n.Item3)).ShouldBe(n.Item3);
    });

    [Fact]
    public void Texts_and_bytes() => ForAll(Gen.Zip(Texts, ArbMap.Default.GeneratorFor<byte[]>()), pair =>
    {
        var (text, bytes) = pair;
        CqlWriterRow.Read("text", cql => cql.Text(text)).ShouldBe(text);
        CqlWriterRow.Read("text", cql => cql.Text(new Utf8Text(Encoding.UTF8.GetBytes(text)))).ShouldBe(text);
        CqlWriterRow.Read("text", cql => cql.SourceId(SourceId.FromText(text))).ShouldBe(text);
        CqlWriterRow.Read("blob", cql => cql.Blob(bytes)).ShouldBe(bytes);
    });

    [Fact]
    public void Times_are_cut_to_milliseconds_towards_the_past() => ForAll(Times, time =>
    {
        var floor = new DateTimeOffset(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        CqlWriterRow.Read("timestamp", cql => cql.Timestamp(time)).ShouldBe(floor);
        CqlWriterRow.Read("date", cql => cql.Date(DateOnly.FromDateTime(time.UtcDateTime))).ShouldBe(DateOnly.FromDateTime(time.UtcDateTime));
        CqlWriterRow.Read("time", cql => cql.Time(TimeOnly.FromDateTime(time.UtcDateTime))).ShouldBe(TimeOnly.FromDateTime(time.UtcDateTime));
    });

    [Fact]
    public void Uuids_and_addresses() => ForAll(Gen.Zip(ArbMap.Default.GeneratorFor<Guid>(), ArbMap.Default.GeneratorFor<uint>()), pair =>
    {
        CqlWriterRow.Read("uuid", cql => cql.Uuid(pair.Item1)).ShouldBe(pair.Item1);
        var id = TimeUuid.FromSourceId(SourceId.FromText(pair.Item1.ToString()));
        CqlWriterRow.Read("timeuuid", cql => cql.TimeUuid(id)).ShouldBe(id);
        var short4 = new IPAddress(pair.Item2);
        CqlWriterRow.Read("inet", cql => cql.Inet(short4)).ShouldBe(short4);
        var long16 = new IPAddress(pair.Item1.ToByteArray());
        CqlWriterRow.Read("inet", cql => cql.Inet(long16)).ShouldBe(long16);
    });

    [Fact]
    public void Lists_keep_their_order() => ForAll(Gen.Zip(Gen.ListOf(Texts), Gen.ListOf(Decimals)), pair =>
    {
        CqlWriterRow.Read("frozen<list<text>>", cql => cql.List([.. pair.Item1], CqlElements.Text)).ShouldBe(pair.Item1.ToArray<object>());
        var decimals = (object[])CqlWriterRow.Read("frozen<list<decimal>>", cql => cql.List([.. pair.Item2], CqlElements.Decimal))!;
        decimals.Select(d => (((int, BigInteger))d).Item1).ShouldBe(pair.Item2.Select(d => decimal.GetBits(d)[3] >> 16 & 0xFF));
    });

    private static Gen<decimal> Decimals => Gen.Frequency(
        (3, ArbMap.Default.GeneratorFor<decimal>()),
        (3, Gen.Select(Gen.Zip(ArbMap.Default.GeneratorFor<int>(), Gen.Choose(0, 28)),
            pair => new decimal(Math.Abs((long)pair.Item1)) / (1 + pair.Item2))),
        (1, Gen.Elements(decimal.MaxValue, decimal.MinValue, 0m, 0.00m, -0.1m, 127m, 128m, -128m, -129m, 255m, 256m)));

    private static Gen<string> Texts => Gen.Select(
        Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF))),
        runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    private static Gen<DateTimeOffset> Times => Gen.Select(
        Gen.Zip(Gen.Choose(0, 3_652_058), Gen.Zip(Gen.Choose(0, 86_399), Gen.Choose(0, 9_999_999))),
        parts => new DateTimeOffset(DateTime.MinValue.AddDays(parts.Item1).AddSeconds(parts.Item2.Item1).AddTicks(parts.Item2.Item2), TimeSpan.Zero));

    private static void ForAll<T>(Gen<T> values, Action<T> check) => Prop.ForAll(values.ToArbitrary(), check).Check(Config.QuickThrowOnFailure);
}
