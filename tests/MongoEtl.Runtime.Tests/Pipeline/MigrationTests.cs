namespace MongoEtl.Runtime.Tests;

public sealed class MigrationTests
{
    private static World Small(params Doc[] nodes) => new(new()
    {
        ["parents"] = [new Doc(Doc.Hex(1), "one"), new Doc(Doc.Hex(2), "two"), new Doc(Doc.Hex(3), "three", Kind: "bad")],
        ["nodes"] = nodes,
    });

    [Fact]
    public async Task A_document_becomes_rows_with_keys_in_source_order()
    {
        var world = Small(new Doc(Doc.Hex(9), "b", Parent: Doc.Hex(2), Tags: "x,y"), new Doc("some text", "a", Parent: "name:one"));

        var report = await world.FinishAsync();

        world.Database.Table("node").OrderBy(row => row[0]).ShouldBe([["1", Doc.Hex(9), "b", "2", null, null], ["2", "some text", "a", "1", null, null]]);
        world.Database.Table("tag").ShouldBe([["1", "x"], ["1", "y"]]);
        report.Entities.Select(entity => entity.Phase).ShouldAllBe(phase => phase == EntityPhase.Done);
        report.Entities[1].Counts.Rows.ShouldBe(new Dictionary<string, long> { ["node"] = 2, ["tag"] = 2 });
    }

    [Fact]
    public async Task A_reference_to_a_document_that_was_set_aside_is_unresolved_and_counted()
    {
        var world = Small(new Doc(Doc.Hex(9), "a", Parent: Doc.Hex(3)), new Doc(Doc.Hex(10), "b", Parent: Doc.Hex(77)));

        var report = await world.FinishAsync();

        world.Database.Table("node").ShouldAllBe(row => row[3] == null);
        report.Entities[1].Counts.Unresolved["parent"].ShouldBe(2);
        report.Entities[0].Counts.DeadLetters.ShouldBe(1);
    }

    [Fact]
    public async Task References_within_an_entity_go_forward_and_around()
    {
        var world = Small(new Doc(Doc.Hex(1), "a", Self: Doc.Hex(2)), new Doc(Doc.Hex(2), "b", Self: Doc.Hex(1)), new Doc(Doc.Hex(4), "c", Self: Doc.Hex(5)),
            new Doc(Doc.Hex(5), "d", Kind: "bad"));

        await world.FinishAsync();

        world.Database.Table("node").OrderBy(row => row[0]).Select(row => row[4]).ShouldBe(["2", "1", null]);
    }

    [Fact]
    public async Task The_first_of_two_documents_with_one_id_is_taken_and_the_second_is_a_dead_letter()
    {
        var world = Small(new Doc(Doc.Hex(1), "first"), new Doc(Doc.Hex(2), "b"), new Doc(Doc.Hex(1), "second"));

        await world.FinishAsync(World.Options with { Jobs = 4 });

        world.Database.Table("node").Select(row => row[2]).Order().ShouldBe(["b", "first"]);
        world.Database.Letters.Values.Single(letter => letter.Entity == "node").Kind.ShouldBe(DeadLetterKind.Duplicate);
    }

    [Fact]
    public async Task A_filtered_document_has_no_claim_on_its_id()
    {
        var world = Small(new Doc(Doc.Hex(1), "first", Kind: "filtered"), new Doc(Doc.Hex(1), "second"));

        var report = await world.FinishAsync();

        world.Database.Table("node").Single()[2].ShouldBe("second");
        report.Entities[1].Counts.Filtered.ShouldBe(1);
    }

    [Fact]
    public async Task Refused_rows_are_bisected_until_their_documents_are_alone()
    {
        var nodes = Enumerable.Range(1, 200).Select(number => new Doc(Doc.Hex(number), number % 50 == 7 ? "poison" : "fine", Tags: "t")).ToArray();
        var world = Small(nodes);

        var report = await world.FinishAsync();

        world.Database.Table("node").Count.ShouldBe(196);
        world.Database.Table("tag").Count.ShouldBe(196);
        var letters = world.Database.Letters.Values.Where(letter => letter.Entity == "node").ToList();
        letters.Select(letter => letter.SourceId).Order().ShouldBe(new[] { 7, 57, 107, 157 }.Select(Doc.Hex).Order());
        letters.ShouldAllBe(letter => letter.Kind == DeadLetterKind.Refused && letter.SqlState == "22000" && letter.Table == "node");
        report.Entities[1].Counts.Read.ShouldBe(200);
        world.Database.CountsOf("node").DeadLetters.ShouldBe(4);
    }

    [Fact]
    public async Task A_document_that_loses_a_row_to_a_unique_index_leaves_every_table_and_keeps_its_bytes()
    {
        var world = Small(new Doc(Doc.Hex(1), "a", Email: "e", Tags: "x"), new Doc(Doc.Hex(2), "b", Email: "e", Tags: "y"),
            new Doc(Doc.Hex(3), "c", Self: Doc.Hex(2)));

        await world.FinishAsync();

        world.Database.Table("tag").ShouldBe([["1", "x"]]);
        world.Database.Table("node").Select(row => row[2]).Order().ShouldBe(["a", "c"]);
        world.Database.Table("node").Single(row => row[2] == "c")[4].ShouldBeNull();
        Doc.Parse(world.Database.Letters.Values.Single(letter => letter.Entity == "node").Document).Name.ShouldBe("b");
    }

    [Fact]
    public async Task What_comes_before_a_torn_place_is_kept_and_the_run_fails_naming_it()
    {
        var world = Small([.. Enumerable.Range(1, 90).Select(number => new Doc(Doc.Hex(number), "fine"))]);
        world.Source.TornAt = ("nodes", 75);

        var report = await world.RunAsync();

        report.Outcome.ShouldBe(MigrationOutcome.Failed);
        report.Error!.Message.ShouldContain("torn at 75");
        world.Database.Table("node").Count.ShouldBe(75);
        world.Database.Keys["node"].Count.ShouldBe(75);
    }

    [Fact]
    public async Task Too_many_dead_letters_stop_the_run()
    {
        var world = Small([.. Enumerable.Range(1, 300).Select(number => new Doc(Doc.Hex(number), "x", Kind: number % 2 == 0 ? "bad" : null))]);

        var report = await world.RunAsync(World.Options with { MaxDeadLettersFrom = 100 });

        report.Outcome.ShouldBe(MigrationOutcome.Failed);
        report.Error.ShouldBeOfType<MigrationException>().Message.ShouldContain("--max-dead-letters");
        await world.FinishAsync(World.Options with { MaxDeadLetterShare = 1 });
        world.Database.Table("node").Count.ShouldBe(150);
    }

    [Fact]
    public async Task A_run_over_finished_data_changes_nothing()
    {
        var world = new World(SampleDocs.Create(3));
        await world.FinishAsync();
        var before = world.Tables();
        world.Database.ChangedRows = 0;

        await world.FinishAsync();

        world.Database.Entities[(Store.Postgres, "node")].Mode.ShouldBe(LoadMode.Merge);
        world.Database.ChangedRows.ShouldBe(0);
        world.Tables().ShouldBe(before);
    }

    [Fact]
    public async Task A_changed_class_stops_a_resume_and_restart_begins_anew()
    {
        var world = new World(SampleDocs.Create(5));
        (await world.TryRunAsync(World.Options, new Faults(killAfter: 60))).ShouldBeNull();
        world.Database.Entities[(Store.Postgres, "node")].Phase.ShouldNotBe(EntityPhase.Done);
        world.Plan = FakePlan.Create(fingerprint: "2");

        var refused = await Should.ThrowAsync<MigrationException>(() => world.RunAsync());

        refused.Message.ShouldContain("the classes of node");
        refused.Message.ShouldMatch("--only [a-z,]*node[a-z,]* --restart");
        await world.FinishAsync(World.Options with { Restart = new HashSet<string> { "parent", "node" } });
    }

    [Fact]
    public async Task A_changed_setting_of_a_service_stops_a_resume_and_the_same_one_does_not()
    {
        var world = new World(SampleDocs.Create(5)) { Rules = new FakeRules("key 1") };
        (await world.TryRunAsync(World.Options, new Faults(killAfter: 60))).ShouldBeNull();
        world.Database.Entities[(Store.Postgres, "node")].Fingerprint.ShouldNotContain("key 1");
        world.Rules = new FakeRules("key 2");

        var refused = await Should.ThrowAsync<MigrationException>(() => world.RunAsync());

        refused.Message.ShouldContain("the settings by which rows of node are made");
        refused.Message.ShouldNotContain("parent");
        world.Rules = new FakeRules("key 1");
        await world.FinishAsync();
    }

    [Fact]
    public async Task An_absent_collection_is_a_warning_and_all_absent_an_error()
    {
        var some = new World(new() { ["parents"] = [new Doc(Doc.Hex(1), "one")] });
        (await some.FinishAsync()).Warnings.ShouldHaveSingleItem().ShouldContain("nodes");

        var none = new World([]);
        (await Should.ThrowAsync<MigrationException>(() => none.RunAsync())).Message.ShouldContain("parents, nodes");
    }

    [Fact]
    public async Task A_cancelled_run_is_interrupted_and_resumes()
    {
        var world = new World(SampleDocs.Create(7));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var report = await world.RunAsync(cancellation: stop.Token);

        report.Outcome.ShouldBe(MigrationOutcome.Interrupted);
        world.Database.Runs[0].Outcome.ShouldBe("interrupted");
        await world.FinishAsync();
    }

    [Fact]
    public async Task Only_a_child_still_makes_keys_for_what_it_refers_to()
    {
        var whole = new World(SampleDocs.Create(9));
        await whole.FinishAsync();
        var parts = new World(SampleDocs.Create(9));

        await parts.FinishAsync(World.Options with { Only = ["node"] });
        parts.Database.Keys["parent"].ShouldBe(whole.Database.Keys["parent"]);
        await parts.FinishAsync();

        parts.Database.Table("node").Select(row => string.Join('|', row)).Order()
            .ShouldBe(whole.Database.Table("node").Select(row => string.Join('|', row)).Order());
    }

    [Fact]
    public async Task A_limit_reads_so_many_documents_of_each_collection()
    {
        var world = Small([.. Enumerable.Range(1, 90).Select(number => new Doc(Doc.Hex(number), "fine"))]);

        var report = await world.FinishAsync(World.Options with { Limit = 10 });

        report.Entities.Select(entity => entity.Counts.Read).ShouldBe([3, 10]);
        world.Database.Table("node").Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_sensitive_entity_without_a_key_stops_before_anything_is_written()
    {
        var world = Small(new Doc(Doc.Hex(1), "a"));
        world.Plan = FakePlan.Create(sensitive: true);

        var error = await Should.ThrowAsync<MigrationException>(() => world.RunAsync());

        error.Message.ShouldContain("ENCRYPTION_KEY");
        world.Database.Runs.ShouldBeEmpty();
    }
}
