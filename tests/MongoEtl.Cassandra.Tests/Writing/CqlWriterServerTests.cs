using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A real server gives back the very bytes that were written: sets and maps have its own order.</summary>
[Trait("Category", "Server")]
public sealed class CqlWriterServerTests(CassandraFixture cassandra)
{
    private const int Rows = 100;

    [Fact]
    public async Task Values_read_back_as_the_same_bytes()
    {
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        await TestSession.UseNewKeyspaceAsync(session);
        var list = string.Concat(SampleColumns.All.Select((c, i) => $", c{i} {c.Type}"));
        await session.ChangeSchemaAsync($"CREATE TABLE t (id int{list}, PRIMARY KEY (id))");
        var names = string.Concat(SampleColumns.All.Select((_, i) => $", c{i}"));
        var insert = await session.PrepareAsync($"INSERT INTO t (id{names}) VALUES (?{string.Concat(SampleColumns.All.Select(_ => ", ?"))})");
        using var cql = Written(names);
        var rows = CqlWriterRow.Rows(cql.Written);
        foreach (var row in CqlWriterRow.Bodies(cql.Written))
            await session.ExecuteAsync(insert, row, Token.OfRow(row.Span, 1), null, Consistency.One);
        var read = await TestSession.ReadAsync(session, $"SELECT id{names} FROM t",
            page => Enumerable.Range(0, SampleColumns.All.Length + 1).Select(i => page.IsNull(i) ? null : page.GetBytes(i).ToArray()).ToArray());
        read.Count.ShouldBe(Rows);
        foreach (var found in read)
        {
            var written = rows.Single(r => r[0]!.SequenceEqual(found[0]!));
            for (var i = 0; i < found.Length; i++)
                found[i].ShouldBe(written[i], i == 0 ? "id" : SampleColumns.All[i - 1].Type);
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
        var columns = SampleColumns.All.Select((c, i) => new Column(names.Split(", ")[i + 1], c.Type, Nullable: true)).ToArray();
        var id = 0;
        foreach (var values in Gen.Sample(SampleColumns.Values, Rows, 20))
        {
            cql.BeginRow(SampleColumns.All.Length + 1);
            cql.Next(new("id", "int", Nullable: false)).Int(id++);
            cql.EndPartitionKey();
            for (var i = 0; i < columns.Length; i++)
                SampleColumns.All[i].Write(cql.Next(columns[i]), values);
            cql.EndRow();
        }
        return cql;
    }
}
