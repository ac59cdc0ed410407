using MongoEtl.IntegrationTests.Programs;

namespace MongoEtl.IntegrationTests.Servers;

/// <summary>The tests' own tools, on which the meaning of the others hangs.</summary>
[Trait("Category", "Server")]
public sealed class PostgresInstanceTests
{
    [Fact]
    public async Task A_killed_server_starts_again_with_what_was_committed()
    {
        PostgresFixture.Require();
        await using var server = await PostgresInstance.StartAsync();
        var database = await TestDatabase.CreateAsync(server, "kept");
        await database.ExecuteAsOwnerAsync("CREATE TABLE kept AS SELECT 7 AS value");

        await server.KillAsync();
        await server.StartServerAsync();

        (await database.TextsAsync("SELECT value, NULL FROM kept")).ShouldBe(["7|-"]);
    }

    [Fact]
    public void A_result_that_is_not_expected_shows_what_the_program_said()
    {
        var result = new ProgramResult("migrate", 1, "out", "the reason");

        Should.Throw<ShouldAssertException>(() => result.ShouldExit(0, 3)).Message.ShouldContain("the reason");
    }
}
