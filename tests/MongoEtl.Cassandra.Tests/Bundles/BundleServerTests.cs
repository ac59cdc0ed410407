using FsCheck.Fluent;
using MongoEtl.Internal;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A bundle loaded into a real server by COPY's rules gives what writing to that server gives.</summary>
[Trait("Category", "Server")]
public sealed class BundleServerTests(CassandraFixture cassandra) : IDisposable
{
    private const int Rows = 150;
    private const long Timestamp = 1_700_000_000_000_000;

    private static readonly double JavaNaN = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    private static readonly Column[] _columns =
    [
        new("id", "int", Nullable: false),
        .. SampleColumns.All.Select((column, number) => new Column($"c{number}", column.Type, Nullable: true)),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-bundle-").FullName;

    [Fact]
    public async Task Every_type_in_files_and_in_statements()
    {
        var entity = WrittenTables.Entity(Table());
        var plan = WrittenTables.PlanOf(entity);
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        var direct = await TestSession.UseNewKeyspaceAsync(session);
        var loaded = $"{direct}b"[^40..];
        using var rows = Written();
        var cluster = new CassandraOptions { Hosts = [$"{await cassandra.EndPointAsync()}"], Keyspace = direct };
        await WriteAsync(new CassandraTarget(cluster), plan, entity, rows);
        await WriteAsync(new BundleTarget(Options(loaded), plan), plan, entity, rows);

        var loader = new BundleLoader(session, _folder);
        await loader.RunAsync();

        loader.Rows.Copied.ShouldBeGreaterThan(20);
        loader.Rows.Inserted.ShouldBeGreaterThan(20);
        (loader.Rows.Copied + loader.Rows.Inserted).ShouldBe(Rows);
        await ShouldBeEqualAsync(session, direct, loaded);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ShouldBeEqualAsync(CqlSession session, string direct, string loaded)
    {
        var expected = await ReadAsync(session, direct);
        var found = await ReadAsync(session, loaded);
        found.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach (var (id, row) in expected)
        {
            for (var column = 0; column < row.Length; column++)
                found[id][column].ShouldBe(row[column], $"row {id}, {_columns[column].Type}");
        }
    }

    private static async Task<Dictionary<int, byte[]?[]>> ReadAsync(CqlSession session, string keyspace)
    {
        var select = $"SELECT {string.Join(", ", _columns.Select(column => column.Name))} FROM {keyspace}.sample";
        byte[]?[] Values(CqlRowReader page) =>
            [.. Enumerable.Range(0, _columns.Length).Select(column => page.IsNull(column) ? null : page.GetBytes(column).ToArray())];
        var rows = await TestSession.ReadAsync(session, select, page => (Id: page.GetInt(0)!.Value, Values: Values(page)));
        return rows.ToDictionary(row => row.Id, row => row.Values);
    }

    private BundleOptions Options(string keyspace) => new()
    {
        Folder = _folder,
        Keyspace = keyspace,
        Replication = "{'class': 'SimpleStrategy', 'replication_factor': 1}",
        WriteConsistency = "ONE",
    };

    private static async Task WriteAsync(IWideColumnTarget target, Plan plan, EntityPlan entity, CqlWriter rows)
    {
        await using var ownTarget = target;
        await target.PrepareAsync(plan, [entity], default);
        var counts = new EntityCounts();
        var start = new PartitionState(new SourcePartition("lines", 0, "", 0), SourcePosition.Start, IsDone: false, counts);
        await using (var writer = await target.OpenWriterAsync(entity, Timestamp, default))
        {
            await writer.BeginAsync(start, default);
            await writer.WriteAsync([rows], default);
            await writer.AcknowledgeAsync(default);
        }
        counts = counts.Copy();
        counts.Rows["sample"] = rows.Rows;
        await target.FinishAsync(entity, Timestamp, [start with { Counts = counts, IsDone = true }], default);
        await target.CompleteAsync(plan, default);
    }

    private static CqlTablePlan Table() => new()
    {
        Name = "sample",
        Columns = _columns,
        PartitionKeyColumns = 1,
        ClusteringKey = [],
        CreateStatement = "CREATE TABLE IF NOT EXISTS \"sample\" ("
            + $"{string.Join(", ", _columns.Select(column => $"\"{column.Name}\" {column.Type}"))}, PRIMARY KEY (\"id\"))",
        InsertStatement = $"INSERT INTO \"sample\" ({string.Join(", ", _columns.Select(column => $"\"{column.Name}\""))}) "
            + $"VALUES ({string.Join(", ", _columns.Select(_ => "?"))})",
        DeleteStatement = "DELETE FROM \"sample\" WHERE \"id\" = ?",
    };

    /// <summary>Half of the rows have no control characters in their texts; in some, most columns are not set.</summary>
    private static CqlWriter Written()
    {
        var cql = new CqlWriter("sample");
        foreach (var (id, sample) in Gen.Sample(SampleColumns.Values, Rows, 20).Index())
        {
            // There are many NaN; readers of text make one of them.
            var values = sample with { Doubles = Array.ConvertAll(sample.Doubles, n => double.IsNaN(n) ? JavaNaN : n) };
            var shown = id % 2 == 0 ? values with { Text = Plain(values.Text), Texts = Array.ConvertAll(values.Texts, Plain) } : values;
            cql.BeginRow(_columns.Length);
            cql.Next(_columns[0]).Int(id);
            cql.EndPartitionKey();
            for (var column = 1; column < _columns.Length; column++)
            {
                if (id % 5 == 0 && column % 3 > 0)
                    cql.Next(_columns[column]).Unset();
                else
                    SampleColumns.All[column - 1].Write(cql.Next(_columns[column]), shown);
            }
            cql.EndRow();
        }
        return cql;
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? "'" : c.ToString()));
}
