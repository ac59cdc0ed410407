using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql.Tests;

/// <summary>State of two stores side by side.</summary>
[Trait("Category", "Server")]
public sealed class LegStateTests(PostgresFixture postgres)
{
    private static readonly Plan Plan = new("test", [], [], []);
    private static readonly SourcePartition Part = new("towns", 0, "all", 10);
    private static readonly PartitionState Start = new(Part, SourcePosition.Start, false, new EntityCounts());

    [Theory]
    [InlineData(Store.Postgres, EntityPhase.Indexing)]
    [InlineData(Store.Cassandra, EntityPhase.Done)]
    public async Task An_entity_does_not_leave_its_rows_behind_before_every_part_is_done(Store leg, EntityPhase next)
    {
        await using var store = await OpenAsync();
        await BeginAsync(store.State, leg, EntityPhase.Rows);
        (await Should.ThrowAsync<TargetException>(() => store.State.SetPhaseAsync(leg, "town", next, default))).Message.ShouldContain("Run again");
        (await store.State.FindEntityAsync(leg, "town", default))!.Phase.ShouldBe(EntityPhase.Rows);

        await store.State.AdvanceAsync(leg, "town", Start, Start with { IsDone = true }, [], default);
        await store.State.SetPhaseAsync(leg, "town", next, default);
        (await store.State.FindEntityAsync(leg, "town", default))!.Phase.ShouldBe(next);
    }

    [Fact]
    public async Task Legs_of_an_entity_do_not_know_of_each_other()
    {
        await using var store = await OpenAsync();
        var state = store.State;
        await BeginAsync(state, Store.Postgres, EntityPhase.Done);
        await BeginAsync(state, Store.Cassandra, EntityPhase.Rows);
        await state.SetPhaseAsync(Store.Postgres, "town", EntityPhase.Settled, default);
        await state.AddEntityCountsAsync(Store.Cassandra, "town", new EntityCounts { Read = 3 }, default);
        (await state.FindEntityAsync(Store.Cassandra, "town", default))!.Phase.ShouldBe(EntityPhase.Rows);
        (await state.EntityCountsAsync(Store.Postgres, "town", default)).Read.ShouldBe(0);

        var letter = RowWriterTests.Letter("a") with { Table = "town" };
        await state.AddDeadLettersAsync([letter, letter with { Store = Store.Cassandra, Reason = "other" }], default);
        (await ListAsync(state)).Select(found => (found.Store, found.Reason)).ShouldBe([(Store.Cassandra, "other"), (Store.Postgres, letter.Reason)]);
        (await state.CountDeadLettersAsync(default)).ShouldBe(
            new Dictionary<(Store, string), long> { [(Store.Postgres, "town")] = 1, [(Store.Cassandra, "town")] = 1 }, ignoreOrder: true);
        await state.RemoveDeadLettersAsync(Store.Postgres, "town", ["a"], default);
        (await ListAsync(state)).Single().Store.ShouldBe(Store.Cassandra);

        await state.ForgetEntityAsync(Store.Cassandra, "town", default);
        (await ListAsync(state)).ShouldBeEmpty();
        (await state.PartitionsAsync(Store.Postgres, "town", default)).Count.ShouldBe(1);
        (await state.FindEntityAsync(Store.Cassandra, "town", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_checkpoint_advances_with_its_letters_from_where_it_was_left_only()
    {
        await using var store = await OpenAsync();
        await BeginAsync(store.State, Store.Postgres, EntityPhase.Rows);
        await BeginAsync(store.State, Store.Cassandra, EntityPhase.Rows);
        var reached = Start with { Position = new SourcePosition("7"), Counts = new EntityCounts { Read = 7, DeadLetters = 1 } };
        var letter = RowWriterTests.Letter("a") with { Store = Store.Cassandra };

        await store.State.AdvanceAsync(Store.Cassandra, "town", Start, reached, [letter], default);

        var stored = (await store.State.PartitionsAsync(Store.Cassandra, "town", default)).Single();
        (stored.Position.Text, stored.Counts.Read, stored.IsDone).ShouldBe(("7", 7, false));
        (await store.State.PartitionsAsync(Store.Postgres, "town", default)).Single().Position.ShouldBe(SourcePosition.Start);
        var moved = await Should.ThrowAsync<CheckpointMovedException>(() =>
            store.State.AdvanceAsync(Store.Cassandra, "town", Start, reached with { IsDone = true }, [letter with { SourceId = "b" }], default));
        moved.Message.ShouldContain("is at '7' now");
        (await ListAsync(store.State)).Count.ShouldBe(1, "what a moved checkpoint refuses leaves nothing");
    }

    [Fact]
    public async Task A_replay_forgets_the_letters_of_its_own_store()
    {
        await using var store = await OpenAsync();
        await BeginAsync(store.State, Store.Cassandra, EntityPhase.Done);
        var letter = RowWriterTests.Letter("a");
        await store.State.AddDeadLettersAsync([letter, letter with { Store = Store.Cassandra }, letter with { Store = Store.Cassandra, SourceId = "b" }], default);

        await store.State.AdvanceReplayAsync(Store.Cassandra, "town", ["a", "b"], [letter with { Store = Store.Cassandra, SourceId = "b", Reason = "still" }],
            new EntityCounts { DeadLetters = -1 }, default);

        (await ListAsync(store.State)).Select(found => (found.SourceId, found.Store, found.Reason))
            .ShouldBe([("a", Store.Postgres, letter.Reason), ("b", Store.Cassandra, "still")]);
        (await store.State.EntityCountsAsync(Store.Cassandra, "town", default)).DeadLetters.ShouldBe(-1);
    }

    [Fact]
    public async Task Write_timestamps_grow_although_a_clock_goes_back_and_resumes_keep_theirs()
    {
        await using var store = await OpenAsync();
        var first = await store.State.StartRunAsync("dump", default);
        first.WriteTimestamp.ShouldBeInRange(Micros(first.StartedAt.AddSeconds(-1)), Micros(first.StartedAt.AddSeconds(1)));
        await ExecuteAsync($"UPDATE mongoetl.runs SET write_timestamp = {Micros(DateTimeOffset.UtcNow.AddDays(1))}");
        var ahead = (await store.State.LatestRunAsync(default))!.WriteTimestamp;

        var second = await store.State.StartRunAsync("dump", default);

        second.WriteTimestamp.ShouldBe(ahead + 1);
        await store.State.BeginEntityAsync(new EntityState(Store.Cassandra, "town", LoadMode.Merge, EntityPhase.Rows, "f", "s", second.Id), [Part], default);
        await store.State.StartRunAsync("dump", default);
        (await store.State.FindEntityAsync(Store.Cassandra, "town", default))!.WriteTimestamp.ShouldBe(second.WriteTimestamp);
    }

    [Fact]
    public async Task State_of_an_earlier_build_goes_on_as_state_of_PostgreSQL()
    {
        var options = await postgres.CreateDatabaseAsync();
        _database = options.Database;
        await ExecuteAsync(StateSchemaTwo.Sql);
        await using var store = new PostgresStore(options, Plan);
        (await Should.ThrowAsync<TargetException>(() => store.State.OpenForReadingAsync("test", default))).Message
            .ShouldContain("version 2, made by an earlier program; the next migrate takes it to");

        await store.State.LockPlanAsync("test", "here", default);

        (await store.State.LatestRunAsync(default))!.WriteTimestamp.ShouldBe(Micros(new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        var state = (await store.State.FindEntityAsync(Store.Postgres, "town", default))!;
        (state.Phase, state.Mode, state.RunId, state.WriteTimestamp > 0).ShouldBe((EntityPhase.Rows, LoadMode.Merge, 1, true));
        (await store.State.PartitionsAsync(Store.Postgres, "town", default)).Single().Position.Text.ShouldBe("5");
        (await store.State.EntityCountsAsync(Store.Postgres, "town", default)).Read.ShouldBe(2);
        (await ListAsync(store.State)).Single().Store.ShouldBe(Store.Postgres);
        await BeginAsync(store.State, Store.Cassandra, EntityPhase.Rows);
        await store.State.ForgetEntityAsync(Store.Postgres, "town", default);
        (await store.State.PartitionsAsync(Store.Cassandra, "town", default)).Count.ShouldBe(1);
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

    private async Task ExecuteAsync(string sql)
    {
        await using var source = postgres.Server.Options(_database!).CreateDataSource();
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Task BeginAsync(IStateStore state, Store store, EntityPhase phase) =>
        state.BeginEntityAsync(new EntityState(store, "town", LoadMode.Merge, phase, "f", "s", 1), [Part], default);

    private static long Micros(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static async Task<List<DeadLetter>> ListAsync(IStateStore state)
    {
        var letters = new List<DeadLetter>();
        await foreach (var letter in state.DeadLettersAsync(null, default))
            letters.Add(letter);
        return letters;
    }
}
