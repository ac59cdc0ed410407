using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Columns of every type that the writer knows, and random values for them.</summary>
internal static class SampleColumns
{
    /// <summary>Each type and how the writer is given a value of it.</summary>
    public static readonly (string Type, Action<CqlWriter, SampleValues> Write)[] All =
    [
        ("text", (cql, v) => cql.Text(v.Text)),
        ("ascii", (cql, v) => cql.Text("plain")),
        ("boolean", (cql, v) => cql.Boolean(v.Long % 2 == 0)),
        ("tinyint", (cql, v) => cql.TinyInt(v.Int % 100)),
        ("smallint", (cql, v) => cql.SmallInt(v.Int % 30_000)),
        ("int", (cql, v) => cql.Int(v.Int)),
        ("bigint", (cql, v) => cql.BigInt(v.Long)),
        ("varint", (cql, v) => cql.Varint(v.Long)),
        ("decimal", (cql, v) => cql.Decimal(v.Decimals.FirstOrDefault())),
        ("float", (cql, v) => cql.Float((float)v.Doubles.FirstOrDefault())),
        ("double", (cql, v) => cql.Double(v.Doubles.FirstOrDefault())),
        ("timestamp", (cql, v) => cql.Timestamp(DateTimeOffset.UnixEpoch.AddTicks(v.Long / 100))),
        ("date", (cql, v) => cql.Date(new DateOnly(1, 1, 1).AddDays(Math.Abs(v.Int % 3_000_000)))),
        ("time", (cql, v) => cql.Time(new TimeOnly(Math.Abs(v.Long % TimeSpan.TicksPerDay)))),
        ("uuid", (cql, v) => cql.Uuid(v.Uuid)),
        ("timeuuid", (cql, v) => cql.TimeUuid(Time(v.Uuid))),
        ("blob", (cql, v) => cql.Blob(v.Bytes)),
        ("inet", (cql, v) => cql.Inet(new IPAddress(v.Uuid.ToByteArray()))),
        ("frozen<list<decimal>>", (cql, v) => cql.List(v.Decimals, CqlElements.Decimal)),
        ("set<text>", (cql, v) => cql.Set(v.Texts, CqlElements.Text)),
        ("frozen<set<text>>", (cql, v) => cql.Set(v.Texts, CqlElements.Text)),
        ("set<int>", (cql, v) => cql.Set(v.Ints, CqlElements.Int)),
        ("set<double>", (cql, v) => cql.Set(v.Doubles, CqlElements.Double)),
        ("set<decimal>", (cql, v) => cql.Set(v.Decimals, CqlElements.Decimal)),
        ("set<uuid>", (cql, v) => cql.Set(v.Uuids, CqlElements.Uuid)),
        ("set<timeuuid>", (cql, v) => cql.Set(Array.ConvertAll(v.Uuids, Time), CqlElements.TimeUuid)),
        ("set<boolean>", (cql, v) => cql.Set(Array.ConvertAll(v.Ints, i => i > 0), CqlElements.Boolean)),
        ("set<date>", (cql, v) => cql.Set(Array.ConvertAll(v.Ints, i => new DateOnly(1970, 1, 1).AddDays(i % 10_000)), CqlElements.Date)),
        ("set<timestamp>", (cql, v) =>
            cql.Set(Array.ConvertAll(v.Ints, i => DateTimeOffset.UnixEpoch.AddSeconds(i)), CqlElements.Timestamp)),
        ("set<inet>", (cql, v) => cql.Set(Array.ConvertAll(v.Ints, i => new IPAddress(BitConverter.GetBytes(i))), CqlElements.Inet)),
        ("map<int, text>", (cql, v) =>
            cql.Map(v.Ints.Distinct().ToDictionary(i => i, i => i.ToString()), CqlElements.Int, CqlElements.Text)),
        ("frozen<map<text, bigint>>", (cql, v) =>
            cql.Map(v.Texts.Distinct().ToDictionary(t => t, t => (long)t.Length), CqlElements.Text, CqlElements.BigInt)),
    ];

    /// <summary>Random values.</summary>
    public static Gen<SampleValues> Values =>
        from numbers in ArbMap.Default.GeneratorFor<(int, long, Guid)>()
        from text in Texts
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from ints in ArbMap.Default.GeneratorFor<int[]>()
        from doubles in ArbMap.Default.GeneratorFor<double[]>()
        from decimals in ArbMap.Default.GeneratorFor<decimal[]>()
        from uuids in ArbMap.Default.GeneratorFor<Guid[]>()
        from texts in Gen.ArrayOf(Texts)
        select new SampleValues(numbers.Item1, numbers.Item2, numbers.Item3, text, bytes, ints, doubles, decimals, uuids, texts);

    /// <summary>Texts of all characters.</summary>
    public static Gen<string> Texts => Gen.Select(
        Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF))),
        runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    /// <summary>The UUID with version 1 in its place.</summary>
    public static Guid Time(Guid uuid)
    {
        var bytes = uuid.ToByteArray(bigEndian: true);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x10);
        return new Guid(bytes, bigEndian: true);
    }
}
