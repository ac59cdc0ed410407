using System.Diagnostics;
using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class StateStoreTests(PostgresFixture postgres)
{
    private static readonly Plan Plan = new("test", [], [], []);

    [Fact]
    public async Task A_second_process_is_told_who_holds_the_plan_and_a_dead_one_holds_nothing()
    {
        var options = await postgres.CreateDatabaseAsync();
        await using var first = new PostgresStore(options, Plan);
        await first.State.LockPlanAsync("test", "host one, process 7", default);
        await using (var second = new PostgresStore(options, Plan))
        {
            var held = await Should.ThrowAsync<PlanHeldException>(() => second.State.LockPlanAsync("test", "host two, process 8", default));
            held.Message.ShouldContain("Plan test is held by host one, process 7, since 2");
            (await second.State.FindHolderAsync("test", default))!.ShouldStartWith("host one, process 7, since 2");
            (await second.State.OpenForReadingAsync("test", default)).ShouldBeTrue();
            await second.State.LockPlanAsync("another plan", "host two, process 8", default);
        }
        await using var source = options.CreateDataSource();
        await using var kill = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        await kill.ExecuteNonQueryAsync();
        await using var third = new PostgresStore(options, Plan);
        await third.State.LockPlanAsync("test", "host three, process 9", default);
        (await third.State.FindHolderAsync("test", default))!.ShouldStartWith("host three, process 9");
    }

    [Fact]
    public async Task Many_that_start_on_a_new_database_at_once_make_the_schema_once()
    {
        var options = await postgres.CreateDatabaseAsync();
        var stores = Enumerable.Range(0, 4).Select(_ => new PostgresStore(options, Plan)).ToList();
        await Task.WhenAll(stores.Select((store, i) => store.State.LockPlanAsync($"plan {i}", "here", default)));
        foreach (var store in stores)
        {
            (await store.State.StartRunAsync("dump", default)).Id.ShouldBeGreaterThan(0);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nothing_is_there_to_read_before_the_first_run()
    {
        await using var store = new PostgresStore(await postgres.CreateDatabaseAsync(), Plan);
        (await store.State.OpenForReadingAsync("test", default)).ShouldBeFalse();
        (await store.State.FindHolderAsync("test", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Runs_entities_partitions_and_counts_are_kept()
    {
        await using var store = await OpenAsync();
        var first = (await store.State.StartRunAsync("dump at /data", default)).Id;
        await store.State.FinishRunAsync(first, "done", default);
        var second = (await store.State.StartRunAsync("dump at /data", default)).Id;
        second.ShouldBeGreaterThan(first);
        var run = (await store.State.LatestRunAsync(default))!;
        (run.Id, run.Source, run.FinishedAt, run.Outcome).ShouldBe((second, "dump at /data", null, null));

        (await store.State.FindEntityAsync(Store.Postgres, "town", default)).ShouldBeNull();
        var state = new EntityState(Store.Postgres, "town", LoadMode.Merge, EntityPhase.Keys, "f", "s", second);
        SourcePartition[] parts = [new("towns", 0, "0-10", 10), new("towns", 1, "10-20", 10)];
        await store.State.BeginEntityAsync(state, parts, default);
        (await store.State.FindEntityAsync(Store.Postgres, "town", default)).ShouldBe(state with { WriteTimestamp = run.WriteTimestamp });
        (await store.State.FindEntityAsync(Store.Cassandra, "town", default)).ShouldBeNull();
        (await store.State.PartitionsAsync(Store.Postgres, "town", default)).Select(part => (part.Partition, part.Position, part.IsDone)).ShouldBe(parts.Select(part => (part, SourcePosition.Start, false)));
        await store.State.SetPhaseAsync(Store.Postgres, "town", EntityPhase.Rows, default);
        (await store.State.FindEntityAsync(Store.Postgres, "town", default))!.Phase.ShouldBe(EntityPhase.Rows);

        for (var i = 0; i < 2; i++)
            await store.State.AddEntityCountsAsync(Store.Postgres, "town", new EntityCounts { Read = 3, Unresolved = { ["a.b"] = 2 } }, default);
        var counts = await store.State.EntityCountsAsync(Store.Postgres, "town", default);
        (counts.Read, counts.Unresolved["a.b"]).ShouldBe((6, 4));

        await store.State.BeginEntityAsync(state, [parts[0]], default);
        (await store.State.PartitionsAsync(Store.Postgres, "town", default)).Count.ShouldBe(1);
        (await store.State.EntityCountsAsync(Store.Postgres, "town", default)).Read.ShouldBe(0);
        await store.State.ForgetEntityAsync(Store.Postgres, "town", default);
        (await store.State.FindEntityAsync(Store.Postgres, "town", default)).ShouldBeNull();
        (await Should.ThrowAsync<TargetException>(() => store.State.SetPhaseAsync(Store.Postgres, "town", EntityPhase.Rows, default))).Message.ShouldContain("has no state any more");
    }

    [Fact]
    public async Task Dead_letters_are_replaced_listed_in_order_and_removed()
    {
        await using var store = await OpenAsync();
        var letter = RowWriterTests.Letter("b") with { Table = "t", Path = "a.b", Expected = "text", Found = "int32", SqlState = "23505", Kind = DeadLetterKind.Refused };
        await store.State.AddDeadLettersAsync([letter with { Reason = "old" }, RowWriterTests.Letter("B"), RowWriterTests.Letter("b"), RowWriterTests.Letter("x") with { Entity = "street" }], default);
        await store.State.AddDeadLettersAsync([letter], default);
        var all = await ListAsync(store, null);
        all.Select(each => (each.Entity, each.SourceId, each.Table)).ShouldBe([("street", "x", ""), ("town", "B", ""), ("town", "b", ""), ("town", "b", "t")]);
        all[3].ShouldSatisfyAllConditions(() => all[3].ShouldBe(letter with { Document = all[3].Document }), () => all[3].Document.ShouldBe(letter.Document));
        (await store.State.CountDeadLettersAsync(default)).ShouldBe(new Dictionary<(Store, string), long> { [(Store.Postgres, "street")] = 1, [(Store.Postgres, "town")] = 3 });
        await store.State.RemoveDeadLettersAsync(Store.Postgres, "town", ["b"], default);
        (await ListAsync(store, "town")).Select(each => each.SourceId).ShouldBe(["B"]);
        await store.State.RemoveDeadLettersAsync(Store.Postgres, "town", null, default);
        (await ListAsync(store, "town")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_letters_are_read_page_by_page_each_once()
    {
        await using var store = await OpenAsync();
        await store.State.AddDeadLettersAsync([.. Enumerable.Range(0, 1201).Select(i => RowWriterTests.Letter($"{i:0000}") with { SourceId = new string('é', 900) + i })], default);
        var ids = (await ListAsync(store, "town")).Select(letter => letter.SourceId).ToList();
        ids.Distinct().Count().ShouldBe(1201);
        ids.Count.ShouldBe(1201);
    }

    [Fact]
    public async Task A_resume_waits_for_a_transaction_that_still_holds_a_checkpoint()
    {
        await using var store = await OpenAsync();
        await store.State.BeginEntityAsync(new EntityState(Store.Postgres, "town", LoadMode.Load, EntityPhase.Rows, "f", "s", 1), [new SourcePartition("towns", 0, "all", 1)], default);
        await using var source = postgres.Server.Options(_database!).CreateDataSource();
        await using var dying = await source.OpenConnectionAsync();
        await dying.ExecuteAsync("BEGIN", default);
        await dying.ExecuteAsync("UPDATE mongoetl.partitions SET position = 'late'", default);
        var reading = store.State.PartitionsAsync(Store.Postgres, "town", default);
        var waiting = Stopwatch.StartNew();
        while (!await WaitsAsync(source) && waiting.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Yield();
        reading.IsCompleted.ShouldBeFalse();
        await dying.ExecuteAsync("COMMIT", default);
        (await reading)[0].Position.Text.ShouldBe("late");
    }

    private static async Task<bool> WaitsAsync(Npgsql.NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')", default);
    }

    private string? _database;

    private async Task<PostgresStore> OpenAsync()
    {
        var options = await postgres.CreateDatabaseAsync();
        _database = options.Database;
        var store = new PostgresStore(options, Plan);
        await store.State.LockPlanAsync("test", "here", default);
        return store;
    }

    private static async Task<List<DeadLetter>> ListAsync(PostgresStore store, string? entity)
    {
        var letters = new List<DeadLetter>();
        await foreach (var letter in store.State.DeadLettersAsync(entity, default))
            letters.Add(letter);
        return letters;
    }
}
