using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli.Tests;

/// <summary>Whole runs of the program against a real PostgreSQL.</summary>
[Trait("Category", "Server")]
public sealed class MigrateTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Migrate_repeat_correct_replay_and_truncate()
    {
        var rules = new CityRules(AcceptNumbers: false);
        using var program = await CreateAsync(() => rules);
        program.Write("etl_20200101_000000.log", "of an earlier run");

        (await program.RunAsync("migrate", "--source", "dump")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("city    load  done   1,000         0             1");
        program.Out.ShouldContain("1 document was set aside");
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM city")).ShouldBe(999L);
        Logs(program).Length.ShouldBe(1);
        using (var metrics = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(program.Directory, "etl_metrics_*.json").Single())))
            metrics.RootElement.GetProperty("entities")[0].GetProperty("read").GetInt64().ShouldBe(1000);

        (await program.RunAsync("migrate", "--source", "dump")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("city    999        0");
        Logs(program).Length.ShouldBe(1);

        (await program.RunAsync("dead-letters", "list", "--json")).ShouldBe(0);
        using (var letter = JsonDocument.Parse(program.Out))
        {
            letter.RootElement.GetProperty("_id").GetString().ShouldBe("c000007");
            letter.RootElement.GetProperty("path").GetString().ShouldBe("name");
        }
        (await program.RunAsync("dead-letters", "show", "c000007")).ShouldBe(0);
        program.Out.ShouldContain("c000007");

        rules = new CityRules(AcceptNumbers: true);
        (await program.RunAsync("dead-letters", "replay")).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("All of them landed.");
        (await postgres.ScalarAsync(program, "SELECT name FROM city WHERE id = 'c000007'")).ShouldBe("7");
        Logs(program).Length.ShouldBe(2);

        (await program.RunAsync("status")).ShouldBe(0);
        program.Out.ShouldContain("No run is going on.");
        program.Out.ShouldContain("city    merge  done     1/1  1,000");

        (await program.RunAsync("truncate", "--yes")).ShouldBe(0, program.Everything);
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM city")).ShouldBe(0L);
        (await program.RunAsync("migrate", "--source", "dump")).ShouldBe(0, program.Everything);
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM city")).ShouldBe(1000L);
    }

    [Fact]
    public async Task Dry_run_writes_nothing_and_lists_what_would_be_set_aside()
    {
        using var program = await CreateAsync(() => new CityRules(AcceptNumbers: false));
        program.Write("etl_20200101_000000.log", "of an earlier run");
        (await program.RunAsync("migrate", "--source", "dump", "--dry-run")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("city  c000007  name  ");
        program.Out.ShouldContain("1 document would be set aside.");
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM pg_namespace WHERE nspname = 'mongoetl'")).ShouldBe(0L);
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0L);
        Logs(program).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Truncate_and_limit_of_a_migration_do_what_they_say()
    {
        using var program = await CreateAsync(() => new CityRules(AcceptNumbers: true));
        (await program.RunAsync("migrate", "--source", "dump")).ShouldBe(0, program.Everything);
        (await program.RunAsync("migrate", "--source", "dump", "--truncate", "--yes", "--limit", "10", "--jobs", "1")).ShouldBe(0,
            program.Everything);
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM city")).ShouldBe(10L);
    }

    [Fact]
    public async Task Too_many_dead_letters_stop_the_run()
    {
        using var program = await CreateAsync(() => new CityRules(AcceptNumbers: false));
        (await program.RunAsync("migrate", "--source", "dump", "--max-dead-letters", "0")).ShouldBe(1, program.Everything);
        program.Error.ShouldContain("more than --max-dead-letters allows");
        program.Everything.ShouldContain("[1002]");
    }

    [Fact]
    public async Task Unreachable_server_is_named_without_the_password()
    {
        using var program = await CreateAsync(() => new CityRules(AcceptNumbers: true));
        program.Environment["POSTGRES_HOST"] = "/nowhere";
        program.Environment["POSTGRES_PASSWORD"] = "swordfish";
        program.Write("etl_20200101_000000.log", "of an earlier run");
        (await program.RunAsync("migrate", "--source", "dump")).ShouldBe(1);
        program.Error.ShouldContain("/nowhere");
        program.Everything.ShouldNotContain("swordfish");
        Logs(program).Length.ShouldBe(2);
    }

    private async Task<Program> CreateAsync(Func<CityRules> rules)
    {
        var program = new Program
        {
            Plan = CityPlan.Create,
            RealStores = true,
            Services = services => services.AddSingleton<ISampleData, CitySample>().AddSingleton(_ => rules()),
        };
        await postgres.UseDatabaseAsync(program);
        (await program.RunAsync("sample", "--out", "dump")).ShouldBe(0, program.Everything);
        return program;
    }

    private static string[] Logs(Program program) => Directory.GetFiles(program.Directory, "etl_2*.log");
}
