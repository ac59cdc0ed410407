namespace MongoEtl.Cli.Tests;

public sealed class TruncateTests
{
    [Fact]
    public async Task Without_a_terminal_and_without_yes_it_refuses()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("truncate")).ShouldBe(2);
        program.Error.ShouldContain("This deletes every row of 2 tables of PostgreSQL migrator@db.example:5432/app: " +
            "\"public\".\"province\", \"public\".\"town\".");
        program.Error.ShouldContain("Add --yes");
        program.Stores.Target.Truncated.ShouldBeEmpty();
        program.Stores.Opened.ShouldBeNull();
    }

    [Theory]
    [InlineData("no\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("yess\n")]
    public async Task Any_answer_but_yes_deletes_nothing(string answer)
    {
        using var program = new Program { CanAsk = true, Answers = answer }.WithTarget();
        (await program.RunAsync("truncate")).ShouldBe(1);
        program.Error.ShouldContain("Go on? (yes/no)");
        program.Error.ShouldContain("Nothing was deleted.");
        program.Stores.Target.Truncated.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_yes_empties_the_tables()
    {
        using var program = new Program { CanAsk = true, Answers = "yes\n" }.WithTarget();
        (await program.RunAsync("truncate", "--only", "town")).ShouldBe(0);
        program.Stores.Target.Truncated.ShouldBe(["town"]);
        program.Stores.State.Forgotten.ShouldBe(["town"]);
    }

    [Fact]
    public async Task Option_yes_does_not_ask_and_takes_the_lock_first()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("truncate", "--yes")).ShouldBe(0);
        program.Stores.Target.Truncated.ShouldBe(["province", "town"]);
        program.Stores.State.LockedBy.ShouldNotBeNull().ShouldContain($"process {Environment.ProcessId}");
        program.Everything.ShouldContain("[1300] emptied \"public\".\"province\", \"public\".\"town\"");
    }

    [Fact]
    public async Task Held_plan_is_left_alone_and_its_holder_named()
    {
        using var program = new Program().WithTarget();
        program.Stores.State.Holder = "migrate on db1, process 7";
        (await program.RunAsync("truncate", "--yes")).ShouldBe(1);
        program.Error.ShouldContain("migrate on db1, process 7");
        program.Stores.Target.Truncated.ShouldBeEmpty();
        program.Stores.State.Forgotten.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_comes_before_anything_is_forgotten()
    {
        using var program = new Program().WithTarget();
        program.Stores.Target.Refusal = "Table \"audit\" refers to \"town\"";
        (await program.RunAsync("truncate", "--yes")).ShouldBe(1);
        program.Error.ShouldContain("Table \"audit\" refers to \"town\"");
        program.Stores.State.Forgotten.ShouldBeEmpty();
        program.Stores.Target.Truncated.ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrate_with_truncate_asks_too()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("migrate", "--source", program.Directory, "--truncate")).ShouldBe(2);
        program.Error.ShouldContain("Add --yes");
        program.Stores.Opened.ShouldBeNull();
    }

    [Fact]
    public async Task Logs_of_earlier_runs_stay()
    {
        using var program = new Program().WithTarget();
        program.Write("etl_20200101_000000.log", "earlier");
        (await program.RunAsync("truncate", "--yes")).ShouldBe(0);
        File.Exists(Path.Combine(program.Directory, "etl_20200101_000000.log")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("postgres", new[] { "town" }, new string[0])]
    [InlineData("cassandra", new string[0], new[] { "town" })]
    [InlineData("both", new[] { "town" }, new[] { "town" })]
    [InlineData(null, new[] { "town" }, new[] { "town" })]
    public async Task Target_chooses_the_store(string? target, string[] postgres, string[] cassandra)
    {
        var second = new FakeTarget();
        using var program = new Program { Plan = SamplePlan.ForTwo, Stores = new FakeStores { Cassandra = second } }.WithTarget();
        (await program.RunAsync(["truncate", "--yes", "--only", "town", .. target is null ? Array.Empty<string>() : ["--target", target]])).ShouldBe(0);
        program.Stores.Target.Truncated.ShouldBe(postgres);
        second.Truncated.ShouldBe(cassandra);
        program.Stores.State.Forgotten.ShouldBe([.. cassandra.Select(name => $"{name} in Cassandra"), .. postgres]);
        program.Out.Contains("Cassandra town", StringComparison.Ordinal).ShouldBe(cassandra.Length > 0);
    }

    [Fact]
    public async Task Target_without_settings_is_an_error_of_usage()
    {
        using var program = new Program { Plan = SamplePlan.ForTwo }.WithTarget();
        (await program.RunAsync("truncate", "--yes", "--target", "cassandra")).ShouldBe(2);
        program.Error.ShouldContain("CASSANDRA_HOSTS is not set");
        (await program.RunAsync("truncate", "--yes", "--target", "casandra")).ShouldBe(2);
        program.Error.ShouldContain("write postgres, cassandra or both");
        program.Stores.State.Forgotten.ShouldBeEmpty();
    }
}
