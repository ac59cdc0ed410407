using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.WrongShapes;

namespace MongoEtl.IntegrationTests.Verbs;

[Trait("Category", "Server")]
public sealed class DryRunTests(PostgresFixture postgres)
{
    private const string Objects = """
        SELECT count(*) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
        """;

    private const string Tables =
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', 'mongoetl') ORDER BY 1";

    [Fact]
    public async Task Over_an_empty_database_it_writes_nothing_at_all_and_lists_what_would_be_set_aside()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong.Append(ShapeDocuments.Good));

        var result = (await scenario.MigrateAsync("--dry-run")).ShouldExit(3);

        (await scenario.Database.ScalarAsync<long>(Objects)).ShouldBe(0);
        foreach (var wrong in ShapeDocuments.Wrong)
            result.Out.ShouldContain(wrong.Id);
    }

    [Fact]
    public async Task Over_finished_data_it_changes_no_row_of_any_table_state_included()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.Good);
        (await scenario.MigrateAsync()).ShouldExit(0);
        var before = await ContentAsync(scenario);

        scenario.Write("shapes", ShapeDocuments.AllWrong);
        (await scenario.MigrateAsync("--dry-run")).ShouldExit(3);

        (await ContentAsync(scenario)).ShouldBe(before);
    }

    private static async Task<List<string>> ContentAsync(Scenario scenario)
    {
        var content = new List<string>();
        foreach (var table in await scenario.TextsAsync(Tables))
            content.AddRange(await scenario.TextsAsync($"SELECT '{table}', xmin, ctid::text, t::text FROM {table} t ORDER BY ctid"));
        return content;
    }
}
