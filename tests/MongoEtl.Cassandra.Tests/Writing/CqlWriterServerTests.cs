using System.Net;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A real server gives back the very bytes that were written: sets and maps have its own order.</summary>
[Trait("Category", "Server")]
public sealed class CqlWriterServerTests(CassandraFixture cassandra)
{
    private const int Rows = 100;

    private static readonly (string Type, Action<CqlWriter, Values> Write)[] Columns =
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
        ("set<timestamp>", (cql, v) => cql.Set(Array.ConvertAll(v.Ints, i => DateTimeOffset.UnixEpoch.AddSeconds(i)), CqlElements.Timestamp)),
        ("set<inet>", (cql, v) => cql.Set(Array.ConvertAll(v.Ints, i => new IPAddress(BitConverter.GetBytes(i))), CqlElements.Inet)),
        ("map<int, text>", (cql, v) => cql.Map(v.Ints.Distinct().ToDictionary(i => i, i => i.ToString()), CqlElements.Int, CqlElements.Text)),
        ("frozen<map<text, bigint>>", (cql, v) =>
            cql.Map(v.Texts.Distinct().ToDictionary(t => t, t => (long)t.Length), CqlElements.Text, CqlElements.BigInt)),
    ];

    [Fact]
    public async Task Values_read_back_as_the_same_bytes()
    {
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        await TestSession.UseNewKeyspaceAsync(session);
        var list = string.Concat(Columns.Select((c, i) => $", c{i} {c.Type}"));
        await session.ChangeSchemaAsync($"CREATE TABLE t (id int{list}, PRIMARY KEY (id))");
        var names = string.Concat(Columns.Select((_, i) => $", c{i}"));
        var insert = await session.PrepareAsync($"INSERT INTO t (id{names}) VALUES (?{string.Concat(Columns.Select(_ => ", ?"))})");
        using var cql = Written(names);
        var rows = CqlWriterRow.Rows(cql.Written);
        foreach (var row in CqlWriterRow.Bodies(cql.Written))
            await session.ExecuteAsync(insert, row, Token.OfRow(row.Span, 1), null, Consistency.One);
        var read = await TestSession.ReadAsync(session, $"SELECT id{names} FROM t",
            page => Enumerable.Range(0, Columns.Length + 1).Select(i => page.IsNull(i) ? null : page.GetBytes(i).ToArray()).ToArray());
        read.Count.ShouldBe(Rows);
        foreach (var found in read)
        {
            var written = rows.Single(r => r[0]!.SequenceEqual(found[0]!));
            for (var i = 0; i < found.Length; i++)
                found[i].ShouldBe(written[i], i == 0 ? "id" : Columns[i - 1].Type);
        }
    }

    [Fact]
    public async Task The_server_refuses_the_keys_that_the_writer_refuses()
    {
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        await TestSession.UseNewKeyspaceAsync(session);
        await session.ChangeSchemaAsync("CREATE TABLE one (a text PRIMARY KEY)");
        await session.ChangeSchemaAsync("CREATE TABLE two (a text, b text, c text, PRIMARY KEY ((a, b), c))");
        var one = await session.PrepareAsync("INSERT INTO one (a) VALUES (?)");
        var two = await session.PrepareAsync("INSERT INTO two (a, b, c) VALUES (?, ?, ?)");
        await WriteAsync(one, new string('x', 65_535));
        await Should.ThrowAsync<CassandraException>(() => WriteAsync(one, ""));
        await Should.ThrowAsync<CassandraException>(() => WriteAsync(one, new string('x', 65_536)));
        await WriteAsync(two, "", "", "");
        await WriteAsync(two, new string('x', 65_529), "", new string('y', 65_535));
        await Should.ThrowAsync<CassandraException>(() => WriteAsync(two, new string('x', 65_530), "", ""));
        await Should.ThrowAsync<CassandraException>(() => WriteAsync(two, "", "", new string('y', 65_536)));

        Task WriteAsync(PreparedStatement statement, params string[] values) => session.ExecuteAsync(
            statement, RowBytes.Of([.. values.Select(RowBytes.Text)]), new Token(0), null, Consistency.One).AsTask();
    }

    private static CqlWriter Written(string names)
    {
        var cql = new CqlWriter("t");
        var columns = Columns.Select((c, i) => new Column(names.Split(", ")[i + 1], c.Type, Nullable: true)).ToArray();
        var id = 0;
        foreach (var values in Gen.Sample(Some, Rows, 20))
        {
            cql.BeginRow(Columns.Length + 1);
            cql.Next(new("id", "int", Nullable: false)).Int(id++);
            cql.EndPartitionKey();
            for (var i = 0; i < columns.Length; i++)
                Columns[i].Write(cql.Next(columns[i]), values);
            cql.EndRow();
        }
        return cql;
    }

    private static Gen<Values> Some =>
        from numbers in ArbMap.Default.GeneratorFor<(int, long, Guid)>()
        from text in Texts
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from ints in ArbMap.Default.GeneratorFor<int[]>()
        from doubles in ArbMap.Default.GeneratorFor<double[]>()
        from decimals in ArbMap.Default.GeneratorFor<decimal[]>()
        from uuids in ArbMap.Default.GeneratorFor<Guid[]>()
        from texts in Gen.ArrayOf(Texts)
        select new Values(numbers.Item1, numbers.Item2, numbers.Item3, text, bytes, ints, doubles, decimals, uuids, texts);

    private static Gen<string> Texts => Gen.Select(
        Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0x80, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF))),
        runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    /// <summary>The UUID with version 1 in its place.</summary>
    private static Guid Time(Guid uuid)
    {
        var bytes = uuid.ToByteArray(bigEndian: true);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x10);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed record Values(
        int Int, long Long, Guid Uuid, string Text, byte[] Bytes, int[] Ints, double[] Doubles, decimal[] Decimals, Guid[] Uuids, string[] Texts);
}
