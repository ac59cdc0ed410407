using MongoEtl.Runtime;

namespace MongoEtl.Cassandra.Tests;

public sealed class BundleTargetTests : IDisposable
{
    private const long Timestamp = 1_700_000_000_000_000;

    private static readonly EntityPlan Entity = WrittenTables.Entity(WrittenTables.Table("line"));
    private static readonly Plan Plan = WrittenTables.PlanOf(Entity);

    private readonly string _root = Directory.CreateTempSubdirectory("mongoetl-bundle-").FullName;

    [Fact]
    public async Task Rows_become_files_by_the_columns_they_have_and_statements_where_COPY_fails()
    {
        await WriteAsync("out",
            [("blue", 1, "a, \"b\""), ("blue", 2, ""), ("red", 3, null), ("red", 4, "two\nlines"), ("red", 5, "é")]);

        Read("out", "line.csv").ShouldBe("room,number,text\nblue,1,\"a, \"\"b\"\"\"\nblue,2,\"\"\nred,5,\"é\"\n");
        Read("out", "line.2.csv").ShouldBe("room,number\nred,3\n");
        Read("out", "line.rows.cql").ShouldBe(
            "INSERT INTO \"line\" (\"room\", \"number\", \"text\") VALUES ('red', 4, blobAsText(0x74776f0a6c696e6573));\n");
        BundleLoader.Statements(Read("out", "load.cql")).ShouldBe(
        [
            "SOURCE 'schema.cql'", "USE \"app\"", "CONSISTENCY LOCAL_QUORUM",
            Copy("\"room\", \"number\", \"text\"", "line.csv"), Copy("\"room\", \"number\"", "line.2.csv"), "SOURCE 'line.rows.cql'",
        ]);
        BundleLoader.Statements(Read("out", "schema.cql")).ShouldBe(
        [
            "CREATE KEYSPACE IF NOT EXISTS \"app\" WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': 3}",
            "USE \"app\"", Entity.CassandraTables[0].CreateStatement,
        ]);
        Directory.GetFiles(Folder("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["line.2.csv", "line.csv", "line.rows.cql", "load.cql", "schema.cql"]);
    }

    [Fact]
    public async Task A_table_without_rows_has_a_file_that_says_so()
    {
        await WriteAsync("out", []);
        Read("out", "line.csv").ShouldBe("room,number,text\n");
        Read("out", "load.cql").ShouldContain("FROM 'line.csv'");
    }

    [Fact]
    public async Task Large_rows_are_loaded_in_small_batches()
    {
        await WriteAsync("out", [("blue", 1, new string('x', 10_000))]);
        Read("out", "load.cql").ShouldContain("MAXBATCHSIZE = 2;");
        await WriteAsync("out", [("blue", 1, new string('x', 60_000))], Timestamp + 1);
        Read("out", "load.cql").ShouldContain("MAXBATCHSIZE = 1;");
    }

    [Fact]
    public async Task Whatever_was_written_behind_the_checkpoint_is_cut_off_and_the_bundle_is_that_of_an_undisturbed_run()
    {
        (string, int, string?)[] rows = [.. Enumerable.Range(0, 500).Select(i => ($"room {i % 7}", i, i % 3 == 0 ? null : $"text {i}"))];
        await WriteAsync("undisturbed", rows);
        for (var seed = 0; seed < 20; seed++)
            await WriteDisturbedAsync($"disturbed{seed}", rows, new Random(seed));

        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var file in (string[])["line.csv", "line.2.csv", "load.cql", "schema.cql"])
                Read($"disturbed{seed}", file).ShouldBe(Read("undisturbed", file));
        }
    }

    [Fact]
    public async Task The_script_is_there_only_while_the_bundle_is_whole()
    {
        await WriteAsync("out", [("blue", 1, "a")]);
        await using var target = Open("out");
        await target.PrepareAsync(Plan, [Entity], default);
        File.Exists(Path.Combine(Folder("out"), "load.cql")).ShouldBeTrue("nothing was written yet");
        await using (await target.OpenWriterAsync(Entity, Timestamp + 1, default))
            File.Exists(Path.Combine(Folder("out"), "load.cql")).ShouldBeFalse();
    }

    [Fact]
    public async Task Finishing_again_changes_nothing()
    {
        await using var target = Open("out");
        await target.PrepareAsync(Plan, [Entity], default);
        await WriteRowsAsync(target, Part(0), [("blue", 1, "a")]);
        for (var i = 0; i < 2; i++)
            await target.FinishAsync(Entity, Timestamp, [Part(1)], default);
        Read("out", "line.csv").ShouldBe("room,number,text\nblue,1,a\n");
    }

    [Fact]
    public async Task Rows_that_state_counts_and_the_folder_has_not_are_told()
    {
        await using var target = Open("out");
        await target.PrepareAsync(Plan, [Entity], default);
        await using (var writer = await target.OpenWriterAsync(Entity, Timestamp, default))
        {
            (await Should.ThrowAsync<TargetException>(() => writer.BeginAsync(Part(3), default)))
                .Message.ShouldContain("--only line --restart");
        }
        (await Should.ThrowAsync<TargetException>(() => target.FinishAsync(Entity, Timestamp, [Part(3)], default)))
            .Message.ShouldContain("does not hold the rows of line");
    }

    [Fact]
    public async Task Another_folder_another_plan_and_another_process_are_refused()
    {
        Directory.CreateDirectory(Folder("foreign"));
        File.WriteAllText(Path.Combine(Folder("foreign"), "mine.txt"), "mine");
        await using (var foreign = Open("foreign"))
            (await RefusalAsync(foreign)).ShouldContain("no bundle of this program");

        await WriteAsync("out", []);
        await using (var other = new BundleTarget(Options("out"), Plan with { Name = "other" }))
            (await RefusalAsync(other)).ShouldContain("a bundle of plan test");

        await using var first = Open("out");
        await first.PrepareAsync(Plan, [Entity], default);
        await using var second = Open("out");
        (await RefusalAsync(second)).ShouldContain("Another process");
    }

    [Fact]
    public async Task A_folder_keeps_its_name_when_it_is_moved_and_another_has_another()
    {
        await WriteAsync("out", []);
        await using var before = Open("out");
        Directory.Move(Folder("out"), Folder("moved"));
        await using var moved = Open("moved");
        await using var other = Open("other");
        moved.Destination.ShouldBe(before.Destination);
        other.Destination.ShouldNotBe(before.Destination);
    }

    [Fact]
    public async Task Truncating_takes_the_files_of_the_tables_and_the_script()
    {
        await WriteAsync("out", [("blue", 1, "a"), ("blue", 2, "\n")]);
        await using var target = Open("out");
        (await target.ExamineAsync(Entity.CassandraTables[0], default)).Rows.ShouldBe(2);
        await target.TruncateAsync([Entity], default);
        Directory.GetFiles(Folder("out")).Select(Path.GetFileName).ShouldBe(["schema.cql"]);
    }

    [Fact]
    public async Task A_type_that_has_no_text_is_refused_before_anything_is_written()
    {
        var entity = WrittenTables.Entity(WrittenTables.Table("line", textType: "frozen<tuple<int>>"));
        await using var target = Open("out");
        (await Should.ThrowAsync<TargetException>(() => target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default)))
            .Message.ShouldContain("Column text of Cassandra table line is of type frozen<tuple<int>>");
        Directory.Exists(Folder("out")).ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<string> RefusalAsync(BundleTarget target) =>
        (await Should.ThrowAsync<TargetException>(() => target.PrepareAsync(Plan, [Entity], default))).Message;

    private static string Copy(string columns, string file) =>
        $"COPY \"line\" ({columns}) FROM '{file}' WITH HEADER = TRUE AND NULL = '<null>' AND QUOTE = '\"' AND ESCAPE = '\"' "
        + "AND DATETIMEFORMAT = '%Y-%m-%d %H:%M:%S%z' AND BOOLSTYLE = 'True,False' AND MAXBATCHSIZE = 20";

    private static PartitionState Part(long rows)
    {
        var counts = new EntityCounts { Read = rows };
        if (rows > 0)
            counts.Rows["line"] = rows;
        return new PartitionState(new SourcePartition("lines", 0, "", 0), SourcePosition.Start, IsDone: false, counts);
    }

    private string Folder(string name) => Path.Combine(_root, name);

    private string Read(string folder, string file) => File.ReadAllText(Path.Combine(Folder(folder), file));

    private BundleOptions Options(string folder) => new() { Folder = Folder(folder), Keyspace = "app" };

    private BundleTarget Open(string folder) => new(Options(folder), Plan);

    private static async Task WriteRowsAsync(
        BundleTarget target, PartitionState at, IEnumerable<(string, int, string?)> rows, long timestamp = Timestamp)
    {
        await using var writer = await target.OpenWriterAsync(Entity, timestamp, default);
        await writer.BeginAsync(at, default);
        using var buffer = WrittenTables.Rows(rows);
        await writer.WriteAsync([buffer], default);
        await writer.AcknowledgeAsync(default);
    }

    private async Task WriteAsync(string folder, (string, int, string?)[] rows, long timestamp = Timestamp)
    {
        await using var target = Open(folder);
        await target.PrepareAsync(Plan, [Entity], default);
        await WriteRowsAsync(target, Part(0), rows, timestamp);
        await target.FinishAsync(Entity, timestamp, [Part(rows.Length)], default);
        await target.CompleteAsync(Plan, default);
    }

    /// <summary>Processes that end anywhere: acknowledged rows of which state knows, others of which it does not.</summary>
    private async Task WriteDisturbedAsync(string folder, (string, int, string?)[] rows, Random random)
    {
        for (var durable = 0; ;)
        {
            await using var target = Open(folder);
            await target.PrepareAsync(Plan, [Entity], default);
            var sent = durable;
            await using (var writer = await target.OpenWriterAsync(Entity, Timestamp, default))
            {
                while (sent < rows.Length && random.Next(6) > 0)
                {
                    await writer.BeginAsync(Part(durable), default);
                    var count = random.Next(1, 60);
                    using var buffer = WrittenTables.Rows(rows.Skip(durable).Take(count));
                    await writer.WriteAsync([buffer], default);
                    if (random.Next(4) == 0)
                        continue; // refused, or a lost connection to the state: sent again from the checkpoint
                    await writer.AcknowledgeAsync(default);
                    durable = sent = Math.Min(rows.Length, durable + count);
                }
                // The last words of a process that is killed reach the files and not the state.
                using var lost = WrittenTables.Rows(rows.Skip(durable).Take(random.Next(10)));
                await writer.BeginAsync(Part(durable), default);
                await writer.WriteAsync([lost], default);
            }
            if (durable < rows.Length)
                continue;
            await using (var writer = await target.OpenWriterAsync(Entity, Timestamp, default))
                await writer.BeginAsync(Part(durable), default);
            await target.FinishAsync(Entity, Timestamp, [Part(durable)], default);
            await target.CompleteAsync(Plan, default);
            return;
        }
    }
}
