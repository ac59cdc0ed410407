using MongoEtl.Runtime;
using static MongoEtl.PostgreSql.Tests.TestPlan;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class KeyStoreTests(PostgresFixture postgres)
{
    private static readonly EntityPlan Plain = EntityOf("town", 0, new TestTable("town", TestTable.Integer("id"), TestTable.Text("mongo_id")) { SourceId = "mongo_id", Serial = "id" });
    private static readonly EntityPlan Named = Plain with { HasAlternateKey = true };

    [Fact]
    public async Task The_first_pass_counts_from_one_in_source_order_and_later_ones_go_on()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await test.BeginAsync(phase: EntityPhase.Keys);
        (await PassAsync(test, Plain, "c", "a", "b")).ShouldBe(new KeyPassResult(3, 3, 0, 0));
        (await test.Store.State.FindEntityAsync(Store.Postgres, "town", default))!.Phase.ShouldBe(EntityPhase.Rows);
        (await PassAsync(test, Plain, "z", "a", "y", "z")).ShouldBe(new KeyPassResult(4, 2, 1, 0));
        (await KeysAsync(test, Plain)).ShouldBe(["a=2", "b=3", "c=1", "y=5", "z=4"]);
        (await test.Store.Keys.DuplicatesAsync(Plain, default)).ShouldBe(new Dictionary<string, long> { ["z"] = 2 });
        (await test.Store.Keys.CountAsync(Plain, default)).ShouldBe(5);
    }

    [Fact]
    public async Task An_entity_whose_key_follows_from_its_id_is_known_by_its_ids_where_references_ask()
    {
        var referred = Plain with { Key = KeyKind.Uuid5, IsReferenced = true };
        await using var test = await OpenAsync(postgres, referred);
        await PassAsync(test, referred, "c", "a");
        (await KeysAsync(test, referred)).Select(entry => entry[0]).Order().ShouldBe(['a', 'c']);
        (await PassAsync(test, referred, "b", "a")).New.ShouldBe(1);
        (await test.Store.Keys.CountAsync(referred, default)).ShouldBe(3);
    }

    [Fact]
    public async Task An_id_that_comes_twice_in_the_first_pass_keeps_its_first_key()
    {
        await using var test = await OpenAsync(postgres, Plain);
        (await PassAsync(test, Plain, "a", "b", "a", "c", "a")).ShouldBe(new KeyPassResult(5, 3, 1, 0));
        (await KeysAsync(test, Plain)).ShouldBe(["a=1", "b=2", "c=4"]);
        (await test.Store.Keys.DuplicatesAsync(Plain, default)).ShouldBe(new Dictionary<string, long> { ["a"] = 3 });
    }

    [Fact]
    public async Task A_pass_that_is_not_completed_never_happened()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await using (var pass = await test.Store.Keys.BeginPassAsync(Plain, default))
        {
            pass.Add(SourceId.FromText("lost"), null);
            await pass.FlushAsync(default);
        }
        (await test.Store.Keys.CountAsync(Plain, default)).ShouldBe(0);
        await PassAsync(test, Plain, "a");
        (await KeysAsync(test, Plain)).ShouldBe(["a=1"]);
    }

    [Fact]
    public async Task A_connection_lost_in_a_pass_is_transient_and_the_next_pass_gives_the_same_keys()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await using (var pass = await test.Store.Keys.BeginPassAsync(Plain, default))
        {
            for (var i = 0; i < 1000; i++)
                pass.Add(SourceId.FromText($"lost {i}"), null);
            await pass.FlushAsync(default);
            await test.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'");
            (await Should.ThrowAsync<TargetException>(() => pass.CompleteAsync(default))).IsTransient.ShouldBeTrue();
        }
        await PassAsync(test, Plain, "b", "a");
        (await KeysAsync(test, Plain)).ShouldBe(["a=2", "b=1"]);
    }

    [Fact]
    public async Task An_alternate_text_means_the_smallest_source_id_of_the_latest_pass()
    {
        await using var test = await OpenAsync(postgres, Named);
        await using (var pass = await test.Store.Keys.BeginPassAsync(Named, default))
        {
            Add(pass, ("b", "X"), ("a", "X"), ("c", "Y"), ("d", null));
            (await pass.CompleteAsync(default)).ShouldBe(new KeyPassResult(4, 4, 0, 1));
        }
        (await KeysAsync(test, Named)).ShouldBe(["X -> a=2", "Y -> c=3", "a=2", "b=1", "c=3", "d=4"]);
        await using (var pass = await test.Store.Keys.BeginPassAsync(Named, default))
        {
            Add(pass, ("b", "X"), ("c", "Z"), ("d", "no\0text"), ("a", new string('x', 2001)));
            await pass.CompleteAsync(default);
        }
        (await KeysAsync(test, Named)).ShouldBe(["X -> b=1", "Z -> c=3", "a=2", "b=1", "c=3", "d=4"]);
        await test.Store.Keys.AllotAsync(Named, [(SourceId.FromText("0"), "X"), (SourceId.FromText("a"), "Z")], default);
        (await KeysAsync(test, Named)).ShouldBe(["0=5", "X -> 0=5", "Z -> a=2", "a=2", "b=1", "c=3", "d=4"]);

        var found = new Sink();
        await test.Store.Keys.FindAsync(Named, [SourceId.FromText("a"), SourceId.FromText("none\0")], ["Z", "none"], found, default);
        found.Sorted.ShouldBe(["Z -> a=2", "a=2"]);
    }

    [Fact]
    public async Task Adopted_keys_stand_and_new_ones_begin_above_the_tables_highest()
    {
        var adopting = Plain with { AdoptedKeys = new AdoptedKeysPlan(0, "id", "mongo_id") };
        await using var test = await OpenAsync(postgres, adopting);
        await test.Store.Target.PrepareAsync(test.Plan, test.Plan.Entities, default);
        await test.ExecuteAsync("INSERT INTO town VALUES (40, 'b'), (70, NULL), (7, 'gone')");
        (await PassAsync(test, adopting, "a", "b", "c")).New.ShouldBe(2);
        (await KeysAsync(test, adopting)).ShouldBe(["a=71", "b=40", "c=72", "gone=7"]);
    }

    [Fact]
    public async Task The_end_of_32_bits_is_an_error_that_says_so()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await PassAsync(test, Plain, "a");
        await test.ExecuteAsync("UPDATE mongoetl.keys_1_town SET key = 2147483646");
        await PassAsync(test, Plain, "b");
        var error = await Should.ThrowAsync<TargetException>(() => PassAsync(test, Plain, "c"));
        error.Message.ShouldContain("no key left");
        (await KeysAsync(test, Plain)).ShouldBe(["a=2147483646", "b=2147483647"]);
    }

    [Fact]
    public async Task Ids_that_no_index_can_hold_are_refused_one_by_one()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await using var pass = await test.Store.Keys.BeginPassAsync(Plain, default);
        Should.Throw<ColumnException>(() => pass.Add(SourceId.FromText(new string('x', 2001)), null)).Message.ShouldContain("2000 bytes");
        Should.Throw<ColumnException>(() => pass.Add(SourceId.FromText("a\0"), null)).Message.ShouldContain("U+0000");
        pass.Add(SourceId.FromText("a"), null);
        (await pass.CompleteAsync(default)).ShouldBe(new KeyPassResult(1, 1, 0, 0));
        (await KeysAsync(test, Plain)).ShouldBe(["a=1"]);
    }

    [Fact]
    public async Task Keys_without_a_row_are_unlanded()
    {
        await using var test = await OpenAsync(postgres, Plain);
        await PassAsync(test, Plain, "a", "b", "c");
        var target = new KeyTargetPlan(0, 0, "id");
        var absent = new Sink();
        await test.Store.Keys.LoadUnlandedAsync(test.Plan, target, absent, default);
        absent.Sorted.ShouldBe(["a=1", "b=2", "c=3"]);
        await test.Store.Target.PrepareAsync(test.Plan, test.Plan.Entities, default);
        await test.ExecuteAsync("INSERT INTO town VALUES (2, 'b')");
        var some = new Sink();
        await test.Store.Keys.LoadUnlandedAsync(test.Plan, target, some, default);
        some.Sorted.ShouldBe(["a=1", "c=3"]);
    }

    private static async Task<KeyPassResult> PassAsync(TestPlan test, EntityPlan entity, params string[] ids)
    {
        await using var pass = await test.Store.Keys.BeginPassAsync(entity, default);
        foreach (var id in ids)
        {
            pass.Add(SourceId.FromText(id), null);
            await pass.FlushAsync(default);
        }
        return await pass.CompleteAsync(default);
    }

    private static void Add(IKeyPass pass, params (string Id, string? Alternate)[] documents)
    {
        foreach (var (id, alternate) in documents)
            pass.Add(SourceId.FromText(id), alternate);
    }

    private static async Task<List<string>> KeysAsync(TestPlan test, EntityPlan entity)
    {
        var sink = new Sink();
        await test.Store.Keys.LoadAsync(entity, sink, default);
        return sink.Sorted;
    }

    private sealed class Sink : IKeySink
    {
        private readonly List<string> _entries = [];

        public List<string> Sorted => [.. _entries.Order(StringComparer.Ordinal)];

        public void Add(in SourceId id, int key) => _entries.Add($"{id}={key}");

        public void AddAlternate(string text, in SourceId id, int key) => _entries.Add($"{text} -> {id}={key}");
    }
}
