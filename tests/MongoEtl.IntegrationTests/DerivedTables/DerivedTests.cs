using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Servers;
using static MongoEtl.IntegrationTests.DerivedTables.DerivedScenario;

namespace MongoEtl.IntegrationTests.DerivedTables;

/// <summary>Tables derived from what was staged, from run to run.</summary>
[Trait("Category", "Server")]
public sealed class DerivedTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    [Fact]
    public async Task They_follow_the_source_and_a_repeat_writes_nothing()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        (await scenario.MigrateAsync("--jobs", "2")).ShouldExit(0).Out.ShouldContain("derived table");
        (await scenario.RowsAsync()).ShouldBe(Expected);
        scenario.Metrics().ShouldBe("3 3 0");
        (await scenario.ReadAsync("SELECT room, members FROM {0}.members_of_room")).ShouldBe(["blue|2", "grey|1", "red|1"]);

        const string Times = "SELECT user_id, room, writetime(room_name) FROM {0}.rooms_by_user";
        var times = await scenario.ReadAsync(Times);
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Metrics().ShouldBe("3 0 0");
        (await scenario.ReadAsync(Times)).ShouldBe(times);

        // A later message moves the rows of its room, a nick goes, a member goes, another comes.
        scenario.Scenario.Append("messages", Message(9, "blue", "ninth"));
        scenario.Scenario.Write("members", Member(2, "blue", 1, 2, null), Member(4, "red", 1, 1, "ann"), Member(6, "red", 3, 1, "cyd"));
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Metrics().ShouldBe("3 3 2");
        (await scenario.RowsAsync()).ShouldBe(["1|blue|Blue|sea|-|ninth", "1|red|Red|-|ann|-", "3|red|Red|-|cyd|-"]);
        (await scenario.ReadAsync("SELECT room, members FROM {0}.members_of_room")).ShouldBe(["blue|1", "red|2"]);

        var status = (await scenario.Scenario.Migrator.RunAsync("status")).ShouldExit(0).Out;
        status.ShouldContain("members_of_room");
        status.ShouldContain("member, message, room");
    }

    [Fact]
    public async Task A_value_that_is_there_no_more_goes_although_the_key_stays()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Scenario.Write("rooms", Room("blue", "Blue", null), Room("red", null, "fire"));
        (await scenario.MigrateAsync()).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe(["1|blue|Blue|-|ann|third", "1|red|-|fire|-|-", "2|blue|Blue|-|bob|third"]);
    }

    [Fact]
    public async Task An_emptied_table_is_filled_again_and_so_is_a_truncated_plan()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        (await scenario.MigrateAsync()).ShouldExit(0);
        await scenario.ExecuteAsync("TRUNCATE {0}.rooms_by_user");
        (await scenario.MigrateAsync()).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe(Expected);

        (await scenario.Scenario.Migrator.RunAsync("truncate", "--yes")).ShouldExit(0).Out.ShouldContain("Cassandra rooms_by_user");
        (await scenario.RowsAsync()).ShouldBeEmpty();
        (await scenario.Scenario.TextsAsync("SELECT count(*) FROM pg_tables WHERE schemaname IN ('mongoetl_stage', 'mongoetl_derived')")).ShouldBe(["0"]);
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Metrics().ShouldBe("3 3 0");
        (await scenario.MigrateAsync("--truncate", "--yes")).ShouldExit(0);
        scenario.Metrics().ShouldBe("3 3 0");
        (await scenario.RowsAsync()).ShouldBe(Expected);
    }

    [Fact]
    public async Task They_wait_for_all_that_they_are_derived_from()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        var first = (await scenario.MigrateAsync("--only", "member,room")).ShouldExit(0);
        first.Out.ShouldContain("rooms_by_user is left as it is: it is derived from message, which is not migrated to its end");
        scenario.Metrics().ShouldBe("not computed");
        scenario.Metrics("members_of_room").ShouldBe("3 3 0", "that one needs only members");
        (await scenario.MigrateAsync("--only", "member")).ShouldExit(0);
        scenario.Metrics("members_of_room").ShouldBe("3 0 0", "members were read again, for nothing else is unfinished");

        (await scenario.MigrateAsync("--only", "message")).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe(Expected);
    }

    [Fact]
    public async Task A_message_that_Cassandra_refuses_is_no_last_message_until_it_is_replayed()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        (await scenario.MigrateAsync("--limit", "1")).ShouldExit(0);
        await scenario.ExecuteAsync("CREATE INDEX by_text ON {0}.message (text)");
        // More than an index takes, which only the server knows.
        var large = new string('x', 70_000);
        scenario.Scenario.Append("messages", Message(7, "blue", large), Message(5, "blue", "fifth"));
        (await scenario.MigrateAsync()).ShouldExit(3);
        (await scenario.RowsAsync()).ShouldBe([.. Expected.Select(row => row.Replace("third", "fifth", StringComparison.Ordinal))]);

        await scenario.ExecuteAsync("DROP INDEX {0}.by_text");
        // As if an older class had staged: what comes from the letter would have no place there.
        await scenario.Scenario.TextsAsync("ALTER TABLE mongoetl_stage.last_message RENAME COLUMN text TO body");
        var refused = (await scenario.Scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(1);
        refused.Error.ShouldContain("Stage table mongoetl_stage.last_message has not the columns that its class stages now");
        refused.Error.ShouldContain("Run migrate first");
        await scenario.Scenario.TextsAsync("ALTER TABLE mongoetl_stage.last_message RENAME COLUMN body TO text");
        (await scenario.Scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe([.. Expected.Select(row => row.Replace("third", large, StringComparison.Ordinal))]);
    }
}
