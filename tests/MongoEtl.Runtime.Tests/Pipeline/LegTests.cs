namespace MongoEtl.Runtime.Tests;

/// <summary>Runs with two stores.</summary>
public sealed class LegTests
{
    private static readonly MigrationOptions OnlyPostgres = World.Options with { Targets = [Store.Postgres] };
    private static readonly MigrationOptions OnlyCassandra = World.Options with { Targets = [Store.Cassandra] };

    private static World Create(Doc[] nodes, Doc[]? notes = null, bool postgres = true) => new(new()
    {
        ["parents"] = [new Doc(Doc.Hex(1), "one"), new Doc(Doc.Hex(2), "two"), new Doc(Doc.Hex(3), "three", Kind: "bad")],
        ["nodes"] = nodes,
        ["notes"] = notes ?? [],
    }, postgres)
    {
        Plan = FakePlan.Create(wide: true),
    };

    [Fact]
    public async Task A_document_has_the_same_keys_in_both_stores()
    {
        var world = Create([new Doc(Doc.Hex(9), "b", Parent: Doc.Hex(2)), new Doc("some text", "a", Parent: "name:one", Self: Doc.Hex(9))],
            [new Doc("n", "note", Self: "some text")]);

        var report = await world.FinishAsync();

        world.Database.WideTable("node").ShouldBe([["1", Doc.Hex(9), "2", null], ["2", "some text", "1", "1"]]);
        world.Database.WideTable("node_by_name").ShouldBe([["a", "2"], ["b", "1"]]);
        world.Database.WideTable("note").ShouldBe([["n", "note", "2"]]);
        report.Entities.Select(entity => (entity.Store, entity.Entity, entity.Phase, entity.Counts.DeadLetters)).ShouldBe(
        [
            (Store.Postgres, "parent", EntityPhase.Done, 1), (Store.Postgres, "node", EntityPhase.Done, 0),
            (Store.Cassandra, "parent", EntityPhase.Done, 0), (Store.Cassandra, "node", EntityPhase.Done, 0), (Store.Cassandra, "note", EntityPhase.Done, 0),
        ]);
        report.Entities[0].Counts.Rows.ShouldBe(new Dictionary<string, long> { ["parent"] = 2 });
        report.Entities[3].Counts.Rows.ShouldBe(new Dictionary<string, long> { ["node"] = 2, ["node_by_name"] = 2 });
        world.Database.Entities.Keys.ShouldNotContain((Store.Postgres, "note"), "it has no part in that leg");
    }

    [Fact]
    public async Task What_the_first_leg_sets_aside_is_in_no_store_and_counts_once()
    {
        // Refused by PostgreSQL, unreadable, not encodable for Cassandra, a later document of an id, a loser of a unique index.
        var world = Create([new Doc(Doc.Hex(1), "poison"), new Doc(Doc.Hex(2), "x", Kind: "unreadable"), new Doc(Doc.Hex(3), "y", Kind: "wide-bad"),
            new Doc(Doc.Hex(4), "first"), new Doc(Doc.Hex(4), "second"), new Doc(Doc.Hex(5), "kept", Email: "e"), new Doc(Doc.Hex(6), "lost", Email: "e"),
            new Doc("", "no id")]);

        var report = await world.FinishAsync();

        world.Database.WideTable("node_by_name").Select(row => row[0]).ShouldBe(["first", "kept"]);
        world.Database.Table("node").Select(row => row[2]).Order().ShouldBe(["first", "kept"]);
        world.Database.Letters.Keys.Where(letter => letter.Entity == "node").ShouldAllBe(letter => letter.Store == Store.Postgres);
        world.Database.Letters.Keys.Count(letter => letter.Entity == "node").ShouldBe(6);
        var counts = report.Entities.Single(entity => entity is { Store: Store.Cassandra, Entity: "node" }).Counts;
        (counts.Read, counts.SetAsideBefore, counts.DeadLetters, counts.Rows["node"]).ShouldBe((8, 6, 0, 2));
    }

    [Fact]
    public async Task A_document_whose_row_the_second_store_refuses_is_in_no_table_and_its_letter_is_that_of_the_first()
    {
        var world = Create([.. Enumerable.Range(1, 90).Select(number => new Doc(Doc.Hex(number), number % 40 == 0 ? "venom" : $"n{number}"))]);

        var report = await world.FinishAsync();

        var letters = world.Database.Letters.Values.Where(letter => letter.Entity == "node").ToList();
        letters.Select(letter => (letter.Store, letter.SourceId, letter.Table, letter.Kind)).Order().ShouldBe(new[]
        {
            (Store.Postgres, Doc.Hex(40), "node_by_name", DeadLetterKind.Refused), (Store.Postgres, Doc.Hex(80), "node_by_name", DeadLetterKind.Refused),
        });
        letters.ShouldAllBe(letter => Doc.Parse(letter.Document).Name == "venom");
        world.Database.WideTable("node_by_name").Count.ShouldBe(88);
        world.Database.WideTable("node").Select(row => row[1]).ShouldNotContain(id => id == Doc.Hex(40) || id == Doc.Hex(80));
        world.Database.Table("node").Count.ShouldBe(88);
        report.Entities.Where(entity => entity.Entity == "node").Select(entity => entity.Counts.DeadLetters).ShouldBe([2, 0]);
    }

    [Fact]
    public async Task A_refused_document_to_which_others_refer_keeps_its_row_in_the_first_store_and_people_are_told()
    {
        var world = Create([new Doc(Doc.Hex(1), "venom"), new Doc(Doc.Hex(2), "child", Self: Doc.Hex(1))]);

        var report = await world.FinishAsync();

        world.Database.WideTable("node").Select(row => row[1]).ShouldBe([Doc.Hex(2)]);
        world.Database.Table("node").Select(row => row[1]).Order().ShouldBe([Doc.Hex(1), Doc.Hex(2)]);
        world.Database.Letters.Values.Single(letter => letter.Entity == "node").Store.ShouldBe(Store.Cassandra);
        report.Warnings.ShouldContain(warning => warning.Contains($"{Doc.Hex(1)} is refused by Cassandra and keeps its rows in PostgreSQL"));
    }

    [Fact]
    public async Task What_an_earlier_run_wrote_of_a_document_that_is_now_refused_is_taken_out()
    {
        var collections = new Dictionary<string, Doc[]> { ["parents"] = [], ["nodes"] = [], ["notes"] = [new Doc("n", "good", Tags: "x"), new Doc("o", "good", Tags: "y")] };
        var world = new World(collections) { Plan = FakePlan.Create(wide: true) };
        await world.FinishAsync();
        collections["notes"] = [new Doc("n", "venom", Tags: "x"), new Doc("o", "good", Tags: "y")];

        await world.FinishAsync();

        world.Database.WideTable("note").Select(row => row[0]).ShouldBe(["o"]);
        world.Database.WideTable("note_by_tag").Select(row => row[0]).ShouldBe(["y"]);
    }

    [Fact]
    public async Task Checkpoints_of_the_second_store_follow_while_rows_are_sent()
    {
        var world = Create([.. Enumerable.Range(1, 400).Select(number => new Doc(Doc.Hex(number), $"n{number}"))], postgres: false);
        var faults = new Faults();

        await world.FinishAsync(World.Options with { Jobs = 1, TransactionBytes = 500 }, faults);

        world.Database.WideTable("node_by_name").Count.ShouldBe(400);
        faults.CallsOf("advance").ShouldBeGreaterThan(20);
        faults.CallsOf("acknowledge").ShouldBeLessThan(faults.CallsOf("advance") / 2, "only the ends of partitions wait for all rows");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task References_to_what_did_not_land_follow_their_rule_in_the_second_store(bool nameTables)
    {
        var world = Create([new Doc(Doc.Hex(1), "poison"), new Doc(Doc.Hex(2), "b", Self: Doc.Hex(1)), new Doc(Doc.Hex(3), "c", Parent: Doc.Hex(3))],
            [new Doc("n1", "of what was refused", Self: Doc.Hex(1)), new Doc("n2", "of what there is", Self: Doc.Hex(2)), new Doc("n3", "of nothing", Self: Doc.Hex(77))]);
        if (!nameTables)
            world.Plan = world.Plan with { KeyTargets = [world.Plan.KeyTargets[0], world.Plan.KeyTargets[1] with { Table = null, KeyColumn = null }] };

        await world.FinishAsync();

        world.Database.WideTable("node").ShouldAllBe(row => row[2] == null && row[3] == null);
        world.Database.WideTable("note").Select(row => row[0]).ShouldBe(["n2"]);
        world.Database.Letters.Values.Where(letter => letter.Entity == "note").Select(letter => (letter.Store, letter.SourceId, letter.Kind)).Order()
            .ShouldBe([(Store.Cassandra, "n1", DeadLetterKind.Unresolved), (Store.Cassandra, "n3", DeadLetterKind.Unresolved)]);
    }

    [Fact]
    public async Task Cassandra_alone_needs_only_state_and_keys()
    {
        var world = Create([new Doc(Doc.Hex(9), "b", Parent: Doc.Hex(2), Self: Doc.Hex(8)), new Doc(Doc.Hex(8), "a")], [new Doc("n", "x", Self: Doc.Hex(8))], postgres: false);

        var report = await world.FinishAsync();

        report.Entities.ShouldAllBe(entity => entity.Store == Store.Cassandra);
        world.Database.WideTable("node").ShouldBe([["1", Doc.Hex(9), "2", "2"], ["2", Doc.Hex(8), null, null]]);
        world.Database.WideTable("note").ShouldBe([["n", "x", "2"]]);
        world.Database.Tables.Values.ShouldAllBe(rows => rows.Count == 0);
    }

    [Fact]
    public async Task In_Cassandra_alone_a_reference_to_a_dead_letter_is_unresolved()
    {
        var world = Create([new Doc(Doc.Hex(8), "a", Kind: "bad"), new Doc(Doc.Hex(9), "b", Parent: Doc.Hex(3))],
            [new Doc("n1", "x", Self: Doc.Hex(8)), new Doc("n2", "x", Self: Doc.Hex(9))], postgres: false);

        await world.FinishAsync();

        world.Database.WideTable("node").ShouldBe([["2", Doc.Hex(9), null, null]]);
        world.Database.WideTable("note").Select(row => row[0]).ShouldBe(["n2"]);
    }

    [Fact]
    public async Task One_key_pass_serves_both_legs()
    {
        var world = Create([new Doc(Doc.Hex(8), "a")]);

        await world.FinishAsync();

        world.Keys!.Passes.ShouldBe(2, "one for parents, one for nodes; notes need no keys");
    }

    [Fact]
    public async Task The_legs_of_two_runs_give_what_one_run_gives()
    {
        var together = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };
        await together.FinishAsync();
        var apart = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };

        await apart.FinishAsync(OnlyPostgres);
        apart.Database.WideTables.ShouldBeEmpty();
        await apart.FinishAsync(OnlyCassandra);

        apart.Database.Dump().ShouldBe(together.Database.Dump());
    }

    [Fact]
    public async Task An_unfinished_first_leg_holds_back_the_second()
    {
        var world = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };
        (await world.TryRunAsync(World.Options, new Faults(killAfter: 60))).ShouldBeNull();

        (await Should.ThrowAsync<MigrationException>(() => world.RunAsync(OnlyCassandra))).Message.ShouldContain("unfinished in PostgreSQL");

        await world.FinishAsync();
    }

    [Fact]
    public async Task A_second_run_writes_above_the_first_and_changes_what_changed()
    {
        var collections = new Dictionary<string, Doc[]> { ["parents"] = [], ["nodes"] = [new Doc(Doc.Hex(1), "z", Parent: null)], ["notes"] = [new Doc("n", "zzz")] };
        var world = new World(collections) { Plan = FakePlan.Create(wide: true) };
        await world.FinishAsync();
        collections["notes"] = [new Doc("n", "aaa")];

        await world.FinishAsync();

        world.Database.WideTable("note").ShouldBe([["n", "aaa", null]]);
        world.Database.Entities[(Store.Cassandra, "note")].RunId.ShouldBe(2);
    }

    [Fact]
    public async Task A_resume_keeps_the_timestamp_of_the_run_that_began()
    {
        var docs = SampleDocs.CreateForTwo(5);
        var world = new World(docs) { Plan = FakePlan.Create(wide: true) };
        await world.FinishAsync(OnlyPostgres);
        (await world.TryRunAsync(OnlyCassandra, new Faults(killAfter: 60))).ShouldBeNull();
        world.Database.WideTable("node").ShouldNotBeEmpty();

        await world.FinishAsync(OnlyCassandra);

        world.Database.WideTables.Values.SelectMany(rows => rows.Values).SelectMany(cells => cells).Where(cell => cell.Value is not null)
            .Select(cell => cell.Timestamp).Distinct().ShouldBe([2000]);
    }

    [Fact]
    public async Task A_changed_class_stops_the_resume_of_the_second_leg()
    {
        var world = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };
        await world.FinishAsync(OnlyPostgres);
        (await world.TryRunAsync(OnlyCassandra, new Faults(killAfter: 60))).ShouldBeNull();
        world.Plan = FakePlan.Create(fingerprint: "2", wide: true);

        (await Should.ThrowAsync<MigrationException>(() => world.RunAsync(OnlyCassandra))).Message.ShouldMatch("--only [a-z,]*note[a-z,]* --restart");

        await world.FinishAsync(OnlyCassandra with { Restart = new HashSet<string> { "parent", "node", "note" } });
        world.Database.Entities[(Store.Cassandra, "note")].RunId.ShouldBe(3);
    }

    [Fact]
    public async Task Truncating_one_store_leaves_the_other()
    {
        var world = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };
        await world.FinishAsync();
        var before = world.Database.Dump();
        world.Database.WideTables["note"].Add("extra", [("extra", 1), (null, 0), (null, 0)]);

        await world.FinishAsync(OnlyCassandra with { Truncate = true });

        world.Database.Dump().ShouldBe(before);
        world.Database.Entities[(Store.Postgres, "node")].RunId.ShouldBe(1);
    }

    [Fact]
    public async Task An_entity_of_one_store_is_left_out_of_a_run_on_the_other()
    {
        var world = Create([new Doc(Doc.Hex(1), "a")]);

        var report = await world.FinishAsync(OnlyPostgres);

        report.Warnings.ShouldHaveSingleItem().ShouldStartWith("note: left out");
        (await Should.ThrowAsync<MigrationException>(() => world.RunAsync(OnlyPostgres with { Only = ["note"] }))).Message.ShouldContain("PostgreSQL");
        world.Plan = FakePlan.Create();
        (await Should.ThrowAsync<MigrationException>(() => world.RunAsync(OnlyCassandra))).Message.ShouldContain("Cassandra is asked for");
    }

    [Fact]
    public async Task A_dry_run_counts_both_legs()
    {
        var docs = SampleDocs.CreateForTwo(21);
        // What only a server refuses does not show in a dry run.
        foreach (var collection in docs.Keys.ToList())
            docs[collection] = [.. docs[collection].Select(doc => doc with { Kind = doc.Kind == "poison" ? null : doc.Kind, Email = null, Name = "n" })];
        var world = new World(docs) { Plan = FakePlan.Create(wide: true) };

        var dry = await world.FinishAsync(World.Options with { DryRun = true });

        world.Database.Dump().ShouldBeEmpty();
        var real = await world.FinishAsync();
        dry.Entities.Count.ShouldBe(5);
        foreach (var (would, did) in dry.Entities.Zip(real.Entities))
        {
            (would.Store, would.Entity, would.Counts.Read, would.Counts.SetAsideBefore, would.Counts.DeadLetters)
                .ShouldBe((did.Store, did.Entity, did.Counts.Read, did.Counts.SetAsideBefore, did.Counts.DeadLetters));
            would.Counts.Rows.ShouldBe(did.Counts.Rows);
        }
        dry.DeadLetters.Select(letter => (letter.Store, letter.Entity, letter.SourceId)).Order()
            .ShouldBe(world.Database.Letters.Values.Select(letter => (letter.Store, letter.Entity, letter.SourceId)).Order());
    }
}
