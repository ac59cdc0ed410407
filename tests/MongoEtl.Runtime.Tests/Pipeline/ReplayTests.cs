namespace MongoEtl.Runtime.Tests;

public sealed class ReplayTests
{
    private static World Create(params Doc[] nodes) => new(new()
    {
        ["parents"] = [new Doc(Doc.Hex(1), "one"), new Doc(Doc.Hex(2), "two", Kind: "bad")],
        ["nodes"] = nodes,
    });

    private static Doc Corrected(Doc doc) => doc.Kind is "bad" or "unreadable" ? doc with { Kind = null } : doc;

    [Fact]
    public async Task Corrected_classes_land_what_was_set_aside()
    {
        var world = Create(new Doc(Doc.Hex(5), "a", Kind: "bad", Tags: "t"), new Doc(Doc.Hex(6), "b", Kind: "unreadable"), new Doc(Doc.Hex(7), "c"));
        await world.FinishAsync();
        world.Plan = FakePlan.Create(corrected: Corrected);

        var reports = await world.ReplayAsync();

        reports.ShouldBe([new ReplayReport("parent", Store.Postgres, 1, 1), new ReplayReport("node", Store.Postgres, 2, 2)]);
        world.Database.Letters.ShouldBeEmpty();
        world.Database.Table("node").Select(row => (row[0], row[2])).Order().ShouldBe([("1", "a"), ("2", "c"), ("3", "b")]);
        world.Database.Table("tag").ShouldBe([["1", "t"]]);
        world.Database.CountsOf("node").DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task What_still_does_not_fit_stays()
    {
        var world = Create(new Doc(Doc.Hex(5), "a", Kind: "bad"), new Doc(Doc.Hex(6), "poison"));
        await world.FinishAsync();

        var reports = await world.ReplayAsync();

        reports.Sum(report => report.Landed).ShouldBe(0);
        world.Database.Letters.Count.ShouldBe(3);
        world.Database.CountsOf("node").DeadLetters.ShouldBe(2);
    }

    [Fact]
    public async Task Documents_that_wait_for_each_other_land_together()
    {
        var world = Create(new Doc(Doc.Hex(5), "a", Kind: "bad", Self: Doc.Hex(6)), new Doc(Doc.Hex(6), "b", Kind: "bad", Self: Doc.Hex(5)),
            new Doc(Doc.Hex(7), "poison", Self: Doc.Hex(5)), new Doc(Doc.Hex(8), "d", Kind: "bad", Self: Doc.Hex(7)));
        await world.FinishAsync();
        world.Plan = FakePlan.Create(corrected: Corrected);

        await world.ReplayAsync();

        world.Database.Table("node").Select(row => (row[2], row[4])).Order().ShouldBe([("a", "2"), ("b", "1"), ("d", null)]);
    }

    [Fact]
    public async Task A_later_document_of_an_id_stays_aside_and_keeps_its_bytes()
    {
        var world = Create(new Doc(Doc.Hex(5), "first", Kind: "bad"), new Doc(Doc.Hex(5), "second"));
        await world.FinishAsync();
        world.Plan = FakePlan.Create(corrected: Corrected);

        await world.ReplayAsync(World.Options with { Only = ["node"] });

        world.Database.Table("node").Single()[2].ShouldBe("first");
        Doc.Parse(world.Database.Letters.Values.Single(letter => letter.Entity == "node").Document).Name.ShouldBe("second");
    }

    [Fact]
    public async Task Sensitive_documents_are_stored_encrypted_and_replayed()
    {
        var key = Enumerable.Range(0, 32).Select(number => (byte)number).ToArray();
        var world = Create(new Doc(Doc.Hex(5), "secret", Kind: "bad"));
        world.Plan = FakePlan.Create(sensitive: true);
        await world.FinishAsync(World.Options with { EncryptionKey = key });

        var letter = world.Database.Letters.Values.Single(letter => letter.Entity == "node");
        letter.Document.AsSpan().IndexOf("secret"u8).ShouldBe(-1);
        Doc.Parse(DeadLetterDocument.Open(letter, key)).Name.ShouldBe("secret");
        Should.Throw<MigrationException>(() => DeadLetterDocument.Open(letter, null)).Message.ShouldContain("ENCRYPTION_KEY");
        Should.Throw<MigrationException>(() => DeadLetterDocument.Open(letter, new byte[32])).Message.ShouldContain("another ENCRYPTION_KEY");
        Should.Throw<MigrationException>(() => DeadLetterDocument.Open(letter with { SourceId = "other" }, key));

        world.Plan = FakePlan.Create(sensitive: true, corrected: Corrected);
        await world.ReplayAsync(World.Options with { EncryptionKey = key });
        world.Database.Table("node").Single()[2].ShouldBe("secret");
    }

    [Fact]
    public async Task An_unfinished_entity_is_not_replayed()
    {
        var world = Create(new Doc(Doc.Hex(5), "a", Kind: "bad"));
        await world.FinishAsync();
        world.Database.Entities[(Store.Postgres, "node")] = world.Database.Entities[(Store.Postgres, "node")] with { Phase = EntityPhase.Rows };

        (await Should.ThrowAsync<MigrationException>(() => world.ReplayAsync(World.Options with { Only = ["node"] }))).Message.ShouldContain("migrate first");
    }

    [Fact]
    public async Task What_lands_in_the_first_store_is_written_to_the_second()
    {
        var world = CreateForTwo(new Doc(Doc.Hex(5), "a", Kind: "bad"), new Doc(Doc.Hex(6), "b"), new Doc(Doc.Hex(7), "venom"), new Doc(Doc.Hex(8), "c", Kind: "bad"));
        await world.FinishAsync();
        world.Plan = FakePlan.Create(wide: true, corrected: doc => Corrected(doc) with { Name = doc.Name == "venom" ? "cured" : doc.Name });

        var reports = await world.ReplayAsync(World.Options with { Only = ["node"] });

        reports.ShouldBe([new ReplayReport("node", Store.Postgres, 3, 3), new ReplayReport("node", Store.Cassandra, 3, 3)]);
        world.Database.WideTable("node_by_name").Select(row => row[0]).ShouldBe(["a", "b", "c", "cured"]);
        world.Database.Letters.Keys.ShouldNotContain(letter => letter.Entity == "node");
        world.Database.Runs[^1].Outcome.ShouldBe("done");
        world.Database.WideTables["node_by_name"]["cured\0" + "3"][1].Timestamp.ShouldBe(2000, "a repair is a run of its own");
    }

    [Fact]
    public async Task What_the_second_store_refuses_in_a_replay_is_handed_back_to_the_first()
    {
        var world = CreateForTwo(new Doc(Doc.Hex(5), "venom", Kind: "bad"), new Doc(Doc.Hex(6), "b"));
        await world.FinishAsync();
        world.Plan = FakePlan.Create(wide: true, corrected: Corrected);

        var reports = await world.ReplayAsync(World.Options with { Only = ["node"] });

        reports.ShouldBe([new ReplayReport("node", Store.Postgres, 1, 1), new ReplayReport("node", Store.Cassandra, 1, 0)]);
        world.Database.Table("node").Select(row => row[2]).ShouldBe(["b"]);
        world.Database.WideTable("node").Count.ShouldBe(1);
        var letter = world.Database.Letters.Values.Single(letter => letter.Entity == "node");
        (letter.Store, Doc.Parse(letter.Document).Name).ShouldBe((Store.Postgres, "venom"));

        world.Plan = FakePlan.Create(wide: true, corrected: doc => Corrected(doc) with { Name = doc.Name == "venom" ? "cured" : doc.Name });
        await world.ReplayAsync(World.Options with { Only = ["node"] });
        world.Database.Table("node").Select(row => row[2]).Order().ShouldBe(["b", "cured"]);
        world.Database.WideTable("node_by_name").Select(row => row[0]).ShouldBe(["b", "cured"]);
    }

    [Fact]
    public async Task A_replay_that_dies_between_the_stores_is_completed_by_the_next()
    {
        var world = CreateForTwo(new Doc(Doc.Hex(5), "a", Kind: "bad"), new Doc(Doc.Hex(6), "b", Kind: "bad"));
        await world.FinishAsync();
        var undisturbed = CreateForTwo(new Doc(Doc.Hex(5), "a"), new Doc(Doc.Hex(6), "b"));
        await undisturbed.FinishAsync();
        world.Plan = FakePlan.Create(wide: true, corrected: Corrected);
        for (var calls = 1; world.Database.Letters.Keys.Any(letter => letter.Entity == "node"); calls++)
        {
            try
            {
                await world.ReplayAsync(World.Options with { Only = ["node"] }, new Faults(killAfter: calls));
            }
            catch (KilledException)
            {
                world.Database.WideTable("node").Count.ShouldBeLessThanOrEqualTo(world.Database.Table("node").Count);
            }
        }

        world.Tables().ShouldBe(undisturbed.Tables());
        world.Database.WideTable("node").ShouldBe(undisturbed.Database.WideTable("node"));
    }

    [Fact]
    public async Task What_lands_before_the_second_leg_ever_began_is_left_to_it()
    {
        var world = CreateForTwo(new Doc(Doc.Hex(5), "a", Kind: "bad"));
        await world.FinishAsync(World.Options with { Targets = [Store.Postgres] });
        world.Plan = FakePlan.Create(wide: true, corrected: Corrected);

        (await world.ReplayAsync(World.Options with { Only = ["node"] })).ShouldBe([new ReplayReport("node", Store.Postgres, 1, 1)]);

        world.Database.Letters.Keys.ShouldNotContain(letter => letter.Entity == "node");
        await world.FinishAsync(World.Options with { Targets = [Store.Cassandra] });
        world.Database.WideTable("node").Count.ShouldBe(1);
    }

    private static World CreateForTwo(params Doc[] nodes) => new(new() { ["parents"] = [new Doc(Doc.Hex(1), "one")], ["nodes"] = nodes, ["notes"] = [] })
    {
        Plan = FakePlan.Create(wide: true),
    };
}
